// <talks-timeline> in JSX, for React 19 and later, which sets properties and listens to custom events.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { TalksTimelineElement, TalksTimelineListeners, TalksTimelineProps } from "./talks-timeline.js";

export * from "./talks-timeline.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "talks-timeline": Omit<
        DetailedHTMLProps<HTMLAttributes<TalksTimelineElement>, TalksTimelineElement>,
        keyof TalksTimelineProps
      > &
        TalksTimelineProps &
        TalksTimelineListeners<"on">;
    }
  }
}
