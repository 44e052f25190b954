// The element <talks-timeline> for TypeScript. The build compares the names with docs/contract.md
// (scripts/hooks/npm.mjs) and takes the types in custom-elements.json from here: one member, one line.

/** What may be written in the tag. */
export interface TalksTimelineAttributes {
  src?: string;
  format?: "auto" | "native" | "timelinejs" | "csv";
  refresh?: number | `${number}`;
  query?: string;
  selected?: string;
  group?: string;
  list?: "open";
  time?: "linear";
  layout?: "full" | "list" | "chart" | "story";
  theme?: "auto" | "light" | "dark";
  lang?: string;
  "heading-level"?: 1 | 2 | 3 | 4 | "1" | "2" | "3" | "4";
  "sync-url"?: boolean | "";
  eager?: boolean | "";
  "no-embed"?: boolean | "";
  "shadow-mode"?: "open" | "closed";
}

/** What may be set from script, and by frameworks that set properties. */
export interface TalksTimelineProperties {
  src: string | null;
  format: "auto" | "native" | "timelinejs" | "csv";
  query: string;
  selected: string | null;
  group: string | null;
  layout: "full" | "list" | "chart" | "story";
  theme: "auto" | "light" | "dark";
  syncUrl: boolean;
  eager: boolean;
  /** Words in place of those of the catalogue, by its names. */
  messages: Record<string, string> | undefined;
  /** A dataset as an object or a text. It reads back as text, `null` as `undefined`. */
  data: object | string | null | undefined;
}

/** What the element sends. All of it bubbles and crosses the shadow root. */
export interface TalksTimelineEventMap {
  "timeline-ready": CustomEvent<{ shown: number; total: number }>;
  "timeline-filter": CustomEvent<{ query: string; shown: number; total: number }>;
  "timeline-select": CustomEvent<{ id: string | null }>;
  "timeline-range": CustomEvent<{ from: string; to: string }>;
  "timeline-error": CustomEvent<{ problems: { where: string; message: string }[] }>;
}

interface ElementEventMap extends HTMLElementEventMap, TalksTimelineEventMap {}

/** One timeline on a page. */
export interface TalksTimelineElement extends HTMLElement, TalksTimelineProperties {
  /** Resolved when everything asked for so far is drawn, or when it turns out that it cannot be. */
  readonly updateComplete: Promise<unknown>;
  /** Selects an event, silently; the same as setting `selected`. */
  select(id: string | null): void;
  /** Drops every filter, silently. */
  clear(): void;
  /** Reads the dataset again from where it comes from. */
  reload(): Promise<void>;

  addEventListener<Name extends keyof ElementEventMap>(
    type: Name,
    listener: (this: TalksTimelineElement, event: ElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof ElementEventMap>(
    type: Name,
    listener: (this: TalksTimelineElement, event: ElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** What frameworks take in a tag: properties where there is one, else attributes. */
export type TalksTimelineProps = Partial<TalksTimelineProperties> &
  Omit<TalksTimelineAttributes, keyof TalksTimelineProperties>;

/** One listener for each event, named with a prefix: `ontimeline-select`. */
export type TalksTimelineListeners<Prefix extends string> = {
  [Name in keyof TalksTimelineEventMap as `${Prefix}${Name}`]?: (event: TalksTimelineEventMap[Name]) => void;
};

declare global {
  interface HTMLElementTagNameMap {
    "talks-timeline": TalksTimelineElement;
  }
  // The events bubble, so that a document or an ancestor hears them too.
  interface GlobalEventHandlersEventMap extends TalksTimelineEventMap {}
}
