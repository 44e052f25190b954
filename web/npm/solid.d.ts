// <talks-timeline> in JSX, for Solid: properties by `prop:`, attributes as they are, events by `on:`.

import type { JSX } from "solid-js";
import type {
  TalksTimelineAttributes,
  TalksTimelineElement,
  TalksTimelineListeners,
  TalksTimelineProperties,
} from "./talks-timeline.js";

export * from "./talks-timeline.js";

type Properties = { [Name in keyof TalksTimelineProperties as `prop:${Name}`]?: TalksTimelineProperties[Name] };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "talks-timeline": Omit<JSX.HTMLAttributes<TalksTimelineElement>, keyof TalksTimelineAttributes> &
        TalksTimelineAttributes &
        Properties &
        TalksTimelineListeners<"on:">;
    }
  }
}
