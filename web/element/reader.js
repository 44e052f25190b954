// Reading the data of one element into a widget: from their source, through the second module where their format needs
// it.

import { translated } from "./language.js";
import { fragment } from "./page.js";
import { runInSteps } from "./run-in-steps.js";
import { nativeText, parsedIfLong } from "./source.js";

export class Reader {
  #host;
  #send;
  // Incremented when the page names another source, and its value for the data that the widget shows.
  #source = 0;
  #shownSource;
  // The catalogue in use; what it lacks is English.
  #words = {};

  // What the page has set: data as a text, and words in place of the catalogue's.
  data;
  messages;

  // The newest reading, an abort controller, and the one whose data the widget shows. An earlier reading is aborted.
  newest;
  shown;

  /** `send` takes the events of a widget: their names and their fields. */
  constructor(host, send) {
    this.#host = host;
    this.#send = send;
  }

  sourceChanged() {
    this.#source += 1;
  }

  /** Makes a reading that takes the place of the one before. */
  begin() {
    this.stop();
    return (this.newest = new AbortController());
  }

  stop() {
    this.newest?.abort();
    this.newest = undefined;
  }

  /**
   * Reads the data into the widget, or without one into a new one of `module`, a promise. Nothing is shown yet.
   * Resolves to the widget, and to what the second module could not read, if the data came through it.
   */
  async read(reading, { widget: old, module: loading, cache = "default", onprogress }) {
    const { signal } = reading;
    const source = this.#source;
    const speaking = translated(this.#host, "words");
    // Converting a foreign format is the first half of reading it.
    const found = await this.nativeText({ cache, signal, onprogress: (part) => onprogress(part / 2) });
    const text = await parsedIfLong(found.text, signal);
    const [module, spoken] = await Promise.all([loading, speaking]);
    signal.throwIfAborted();
    this.#words = { ...spoken, ...this.messages };
    const widget = old ?? new module.Widget(this.#send, fragment);
    try {
      widget.read(text, Boolean(old) && source === this.#shownSource, this.#words, found.leftOut ?? 0);
      const part = await runInSteps(widget, (part) => onprogress(found.problems ? 0.5 + part / 2 : part), signal);
      if (part !== 1) throw new Error(widget.failure() ?? "no answer");
    } catch (error) {
      if (!old) widget.free();
      throw error;
    }
    return { widget, reading, source, problems: found.problems ?? [] };
  }

  /** The dataset as `text` in the native format; `undefined` stands for the embedded talks. */
  async nativeText(options) {
    const found = await nativeText(this.#host, this.data, options);
    return "text" in found ? found : { text: await translated(this.#host, "talks") };
  }

  /** The widget shows what was read. The page may have named another source since. */
  wasShown({ reading, source }) {
    this.shown = reading;
    this.#shownSource = source;
  }

  /** A message of the catalogue, or the English one. */
  say(name, english) {
    return this.#words[name] ?? english;
  }
}
