// Defines <talks-timeline> at once: the attributes, properties and methods of docs/contract.md. `Timeline` does what
// they ask for; it fetches the WebAssembly when the element comes near the viewport.

import { report } from "./failures.js";
import { reflectAttributes } from "./properties.js";
import { Timeline } from "./timeline.js";

/** Attributes whose values go to the widget. */
const FORWARDED = ["query", "selected", "group", "list", "time", "layout", "heading-level", "sync-url"];

// A server's JavaScript has no elements; the module can be imported there all the same.
class TalksTimeline extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = FORWARDED.concat("src", "format", "lang", "refresh", "eager");

  #timeline = new Timeline(this);

  connectedCallback() {
    try {
      // A property that was set before the class was defined hides the accessor. Set it again through the accessor.
      for (const name of Object.keys(this)) {
        if (name in TalksTimeline.prototype) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.#timeline.connected();
    } catch (error) {
      // A page that lacks something the element needs keeps what it shows.
      report(this, error);
    }
  }

  disconnectedCallback() {
    return this.#timeline.disconnected();
  }

  attributeChangedCallback(name, before, value) {
    const timeline = this.#timeline;
    if (name === "refresh") timeline.updateRefresh();
    else if (name === "eager") this.eager && timeline.becameEager();
    else if (FORWARDED.includes(name)) before !== value && timeline.set(name, value);
    else if (before === value) timeline.reload();
    else timeline.sourceChanged();
  }

  // What is current, also after the reader has changed it.
  get query() {
    return this.#timeline.get("query") ?? "";
  }
  set query(value) {
    this.#timeline.set("query", value);
  }
  get selected() {
    return this.#timeline.get("selected");
  }
  set selected(value) {
    this.#timeline.set("selected", value);
  }
  get group() {
    return this.#timeline.get("group");
  }
  set group(value) {
    this.#timeline.set("group", value);
  }

  get data() {
    return this.#timeline.data;
  }
  set data(value) {
    this.#timeline.data = value;
  }
  get messages() {
    return this.#timeline.messages;
  }
  set messages(value) {
    this.#timeline.messages = value;
  }
  get updateComplete() {
    return this.#timeline.complete();
  }

  select(id) {
    this.selected = id;
  }
  clear() {
    this.query = "";
  }
  reload() {
    return this.#timeline.reload();
  }
}

try {
  reflectAttributes(TalksTimeline.prototype);
  const elements = globalThis.customElements;
  if (!elements?.get("talks-timeline")) elements?.define("talks-timeline", TalksTimeline);
} catch (error) {
  // In a page that cannot define elements, the children of the tag are what is read.
  globalThis.console?.warn(`talks-timeline: ${error}`);
}
