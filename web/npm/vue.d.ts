// <talks-timeline> in Vue templates, for Vue 3. Vue must be told that the tag is not a component of its own:
// `compilerOptions.isCustomElement`.

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { TalksTimelineElement, TalksTimelineEventMap, TalksTimelineProps } from "./talks-timeline.js";

export * from "./talks-timeline.js";

type Emits = { [Name in keyof TalksTimelineEventMap]: (event: TalksTimelineEventMap[Name]) => void };

type Component = new () => TalksTimelineElement & {
  $props: Omit<HTMLAttributes, keyof TalksTimelineProps> & TalksTimelineProps & PublicProps;
  $emit: EmitFn<Emits>;
};

declare module "vue" {
  interface GlobalComponents {
    "talks-timeline": Component;
  }
}
