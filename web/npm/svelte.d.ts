// <talks-timeline> in Svelte 5 and later, which sets properties and listens by `ontimeline-select={…}`.

import type { HTMLAttributes } from "svelte/elements";
import type { TalksTimelineElement, TalksTimelineListeners, TalksTimelineProps } from "./talks-timeline.js";

export * from "./talks-timeline.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "talks-timeline": Omit<HTMLAttributes<TalksTimelineElement>, keyof TalksTimelineProps> &
      TalksTimelineProps &
      TalksTimelineListeners<"on">;
  }
}
