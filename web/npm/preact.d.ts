// <talks-timeline> in JSX, for Preact.

import type { HTMLAttributes } from "preact";
import type { TalksTimelineElement, TalksTimelineListeners, TalksTimelineProps } from "./talks-timeline.js";

export * from "./talks-timeline.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "talks-timeline": Omit<HTMLAttributes<TalksTimelineElement>, keyof TalksTimelineProps> &
        TalksTimelineProps &
        TalksTimelineListeners<"on">;
    }
  }
}
