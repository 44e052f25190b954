// Defines <talks-timeline> at once and fetches the WebAssembly when an element comes near the viewport.
// It holds no logic of the widget: it forwards to `Widget` (src/element/host.rs) what the page asks for, and keeps
// something to read in the element for as long as there is no widget.

import { fragment, languageOf, pauseOf } from "./around.js";
import { asked } from "../shared/asked.js";
import { data as others, forget, languages, load, share, sheet } from "./files.js";
import { STYLE } from "./first-look.js";
import { guard, join, leave } from "./guard.js";
import { reflect } from "./properties.js";
import { steps } from "./steps.js";

const FORWARDED = ["query", "selected", "group", "layout", "heading-level", "sync-url"];
const PROPERTIES = ["query", "selected", "group", "layout", "theme", "syncUrl", "eager", "src", "format", "data", "messages"];
// After so many milliseconds without an answer the reader is told; what comes later is drawn all the same.
const PATIENCE = 20_000;
// Characters of a text that is long.
const LONG = 1_000_000;
const told = {};

// A promise and what settles it.
const open = () => {
  const promise = {};
  promise.is = new Promise((yes, no) => ([promise.yes, promise.no] = [yes, no]));
  return promise;
};

// Where there is no document, as in a server's JavaScript, the module can be imported all the same.
class TalksTimeline extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = FORWARDED.concat("src", "format", "lang", "refresh", "eager");

  #internals;
  #asked = { __proto__: null };
  #widget;
  #starting;
  // Called when something has been heard of what is waited for.
  #heard;
  #failed;
  #kept;
  #spare;
  #data;
  // Whether what is read is something else than what is shown, and not that read again.
  #other;
  #observer;
  #timer;
  #turn = 0;
  // The turn whose data is shown, what ends the reading of the last one, and what was wrong with it.
  #shown = -1;
  #ending;
  #found = [];
  // Words in place of those of the catalogue, and all words in use; none are those in the module.
  #messages;
  #words = {};
  // Settled when the element is drawn for the first time, or cannot be.
  #first = open();
  // Settled when the module has stopped, which then draws nothing any more.
  #over;
  #reading;

  get #root() {
    return (this.#internals ??= this.attachInternals()).shadowRoot;
  }
  get #base() {
    return this.#root.querySelector("[part=base]");
  }

  connectedCallback() {
    try {
      for (const name of PROPERTIES) {
        // A property set before the class was defined hides the accessor: set it again through it.
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (this.#widget || this.#starting) return;
      this.#prepare();
      if (this.eager || !globalThis.IntersectionObserver) return void this.#start();
      this.#observer ??= new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
        { rootMargin: "600px" },
      );
      this.#observer.observe(this);
    } catch (error) {
      // A page that has taken the means away keeps what it shows.
      this.#tell(error);
    }
  }

  async disconnectedCallback() {
    // A move disconnects and connects again in one task: end only what is gone for good.
    await null;
    if (!this.isConnected) this.#end();
  }

  attributeChangedCallback(name, before, value) {
    if (name === "refresh") {
      this.#again();
    } else if (name === "eager") {
      // Before it is connected there is no root yet; then it looks for itself.
      if (this.#observer && this.isConnected && this.eager && !this.#widget) this.#start();
    } else if (!FORWARDED.includes(name)) {
      if (before !== value) this.#other = true;
      this.reload();
    } else if (before !== value) {
      this.#set(name, value);
    }
  }

  // The shadow root: the pre-rendered one as it stands, or a new one that shows the children until it is drawn.
  #prepare() {
    if (!this.#root) this.attachShadow({ mode: this.getAttribute("shadow-mode") === "closed" ? "closed" : "open" });
    const root = this.#root;
    if (root.adoptedStyleSheets.length) return;
    // First of all, for whatever does not work then: the children are in sight.
    if (!root.querySelector("slot")) {
      root.append(document.createElement("slot"));
      if (this.#base?.firstChild) this.#show(this.#base);
    }
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    if (!this.#base) {
      const base = document.createElement("div");
      base.setAttribute("part", "base");
      base.className = this.#isReadable() ? "base" : "base waiting";
      root.prepend(base);
    }
    root.adoptedStyleSheets = [style];
  }

  // Whether the children are something to read.
  #isReadable() {
    return this.querySelector(":scope>:not(script,template)");
  }

  #start() {
    this.#observer?.disconnect();
    return (this.#starting ??= this.#begin());
  }

  async #begin() {
    // So that what is thrown is thrown after `#starting` is set.
    await null;
    this.#failed = undefined;
    const late = open();
    let timer;
    const end = () => {
      forget();
      late.no(new Error("no answer"));
    };
    (this.#heard = () => {
      clearTimeout(timer);
      timer = setTimeout(end, PATIENCE);
    })();
    try {
      await Promise.race([this.#draw(), late.is]);
    } catch (error) {
      if (this.isConnected) this.#fail(error);
    }
    this.#starting = this.#heard = undefined;
    clearTimeout(timer);
    // Taken out while it was read, and put back before that was noticed.
    if (this.isConnected && !this.#widget && !this.#failed) this.connectedCallback();
  }

  async #draw() {
    // A pre-rendered shadow root links to the sheet already, or has it inside.
    const linked = this.#root.querySelector("link,style");
    const loading = load(guard);
    const [glue, data, style] = await Promise.all([loading, this.#latest(loading), linked ? undefined : sheet()]);
    if (!data) return;
    const { widget } = data;
    if (!this.isConnected || this.#widget) return widget.free();
    const sheets = this.#root.adoptedStyleSheets;
    if (style && !sheets.includes(style)) sheets.push(style);
    // Yew keeps its listeners on a base for ever, so one whose element is gone is used again.
    this.#spare = glue.default.spare ??= [];
    const [old, base] = this.#spare.pop() ?? [undefined, this.#base];
    this.#found = data.problems ?? [];
    widget.show();
    if (old) this.#base.replaceWith(base);
    if (matchMedia("(pointer: coarse)").matches) widget.set("coarse", "");
    for (const name in this.#asked) widget.set(name, this.#asked[name]);
    this.#widget = widget;
    this.#over = open();
    join(this.#stop);
    this.#told(data);
    base.className = "base";
    this.#show(base);
    widget.draw(base, old, this.#kept);
    await this.#drawn();
    this.#first.yes();
    this.#again();
  }

  // Of base and children, shows one.
  #show(shown) {
    const slot = this.#root.querySelector("slot");
    this.#base.hidden = shown === slot;
    slot.hidden = shown !== slot;
  }

  // What is on the page stays; the reader is told, and who else.
  #fail(error) {
    if (!this.#widget) {
      this.#failed = true;
      this.#first.yes();
      try {
        this.#base.className = "base";
        this.#note(`${this.#say("loader-failed", "The timeline could not be loaded.")} `, true);
      } catch {}
    }
    this.#tell(error);
  }

  // The words of the page's language, or the talks in it; nothing for English, or for what does not come.
  async #translated(what) {
    try {
      const language = languageOf(this);
      if (language && language !== "en") return await (await languages())[what](language);
    } catch (error) {
      this.#tell(error);
    }
  }

  #say(name, english) {
    return this.#words[name] ?? english;
  }

  #tell(error) {
    try {
      const message = String(error?.message ?? error);
      const where = this.src || "talks-timeline";
      this.#emit("timeline-error", { problems: [{ where, message }] });
      if (!told[message]) console.warn(`talks-timeline: ${message}`);
      told[message] = 1;
    } catch {}
  }

  // After a panic: the children if they can be read, or else a still picture of what was drawn.
  #stop = (error) => {
    // Its memory must not be touched any more, not even to free it: this only takes it off the glue's list for paper.
    this.#widget.end();
    this.#widget = undefined;
    this.#abandon();
    this.#over.yes();
    this.#leave();
    this.#base.replaceWith(this.#base.cloneNode(true));
    if (this.#isReadable()) this.#show(this.#root.querySelector("slot"));
    this.#fail(error);
  };

  #note(words, again) {
    const old = this.#root.querySelector("[part=notice]");
    if (!words) return old?.remove();
    const note = old ?? document.createElement("p");
    note.setAttribute("part", "notice");
    note.setAttribute("role", "status");
    note.replaceChildren(words);
    if (again) {
      const button = document.createElement("button");
      button.textContent = this.#say("loader-retry", "Try again");
      button.addEventListener("click", () => this.reload());
      note.append(button);
    }
    if (!old) this.#root.prepend(note);
  }

  #leave() {
    leave(this.#stop);
    clearTimeout(this.#timer);
  }

  // What is being read is read no more.
  #abandon() {
    this.#turn += 1;
    this.#ending?.abort();
  }

  #end() {
    this.#observer?.disconnect();
    this.#abandon();
    if (this.#root) this.#note();
    this.#leave();
    this.#first.yes();
    this.#first = open();
    if (!this.#widget) return;
    // Put into the page again, it goes on where the reader left it.
    this.#kept = this.#widget.get("address");
    this.#widget.end();
    const base = this.#base;
    base.replaceWith(base.cloneNode());
    this.#spare.push([this.#widget, base]);
    this.#widget = undefined;
    this.#show(this.#root.querySelector("slot"));
  }

  #send = (name, fields) => {
    if (name === "embed") return void share().then(({ toggle }) => toggle(this, this.#root, others, async () => (await this.#native("force-cache")).text, (name, english) => this.#say(name, english)), (error) => this.#fail(error));
    const detail = Object.fromEntries(fields);
    if (detail.problems) {
      detail.problems = this.#found.concat(detail.problems.map(Object.fromEntries));
      this.#found = [];
    }
    this.#emit(name, detail);
  };

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  // The data as it is given, and its format: set by script, named by `src`, inline as a child, or (undefined) none.
  async #input(cache, signal) {
    if (this.#data !== undefined) return this.#data;
    let src = this.src;
    if (!src) {
      const inside = this.querySelector('script[type="application/json"],script[type="text/csv"]')?.textContent;
      return inside ?? this.#translated("talks");
    }
    // What is a table for sure needs the second module, which comes meanwhile.
    if (/^(timelinejs|csv) |[.=]csv\b|docs.google/i.test(`${this.format} ${src}`)) {
      const { ready, sheetAddress } = await others();
      ready();
      src = (await sheetAddress(src)) ?? src;
    }
    return (await asked(src, { cache, signal })).arrayBuffer();
  }

  // The data in the native format, as `text`. What others write is read by the second module, which comes only then.
  async #native(cache, signal, onprogress) {
    const input = await this.#input(cache, signal);
    if (input === undefined) return {};
    const text = (typeof input === "string" ? input : new TextDecoder().decode(input)).replace(/^\ufeff/, "");
    // What others write begins like that; the whole of a long text would take too long.
    const start = text.slice(0, LONG);
    const foreign = /^(timelinejs|csv)$/.test(this.format);
    const looks = /^\s*\{/.test(start) && !/"(start_date|startDate|slides|timeline)"\s*:/.test(start);
    if (this.format === "native" || (!foreign && looks)) return { text };
    const { read } = await others();
    return read(input, this.format, { signal, onprogress: (part) => onprogress?.(part / 2) });
  }

  // Reads for the screen, for the first time with the module that is loading. A later reading ends an earlier one.
  async #read(cache, loading) {
    this.#ending?.abort();
    const { signal } = (this.#ending = new AbortController());
    const turn = this.#turn;
    const begin = performance.now();
    const onprogress = (part) => {
      this.#heard?.();
      // What was pre-rendered is there to read, and must not jump.
      if (performance.now() - begin > 500 && (this.#widget || !this.#base.firstChild)) this.#note(this.#say("loader-reading", "Reading the events: {n} %").replace("{n}", (part * 100) | 0));
    };
    const speaking = this.#translated("words");
    const found = await this.#native(cache, signal, onprogress);
    let { text } = found;
    // Browsers parse in one go.
    if (text?.length > LONG) text = await others().then(({ parsed }) => parsed(text, signal), () => text);
    const [glue, spoken] = await Promise.all([loading, speaking]);
    signal.throwIfAborted();
    this.#words = { ...spoken, ...this.#messages };
    const shown = this.#widget;
    const widget = shown ?? new glue.Widget(this, this.#send, fragment);
    try {
      widget.read(text, !!shown && !this.#other, this.#words, found.leftOut ?? 0);
      // What came from the second module is half read.
      const last = await steps(widget, (part) => onprogress(found.problems ? 0.5 + part / 2 : part), signal);
      if (last !== 1) throw new Error(widget.failure() ?? "no answer");
    } catch (error) {
      if (!shown) widget.free();
      throw error;
    }
    return { ...found, widget, turn };
  }

  // What was asked for while something else was read is read instead; nothing, if nobody needs it any more.
  async #latest(loading) {
    while (this.isConnected) {
      const turn = this.#turn;
      try {
        const found = await this.#read("default", loading);
        if (turn === this.#turn) return found;
        found.widget.free();
      } catch (error) {
        if (turn === this.#turn) throw error;
      }
    }
  }

  // The data is drawn: tells what is left to tell of it.
  #told({ turn }) {
    this.#shown = turn;
    const { language = "en", direction } = this.#words;
    const base = this.#base;
    base.lang = language;
    base.dir = direction ?? "";
    this.#other = false;
    this.#note();
    const problems = this.#found;
    this.#found = [];
    if (problems.length) this.#emit("timeline-error", { problems });
  }

  // Reads `src` again after the time that `refresh` gives, while somebody looks.
  #again() {
    clearTimeout(this.#timer);
    const pause = pauseOf(this);
    if (pause && this.#widget && this.src) {
      this.#timer = setTimeout(() => (document.hidden ? this.#again() : this.reload()), pause);
    }
  }

  #set(name, value) {
    this.#kept = undefined;
    const text = (this.#asked[name] = value == null ? null : String(value));
    this.#widget?.set(name, text);
  }

  #get(name) {
    return (this.#widget ? this.#widget.get(name) : this.#asked[name]) ?? null;
  }

  get query() { return this.#get("query") ?? ""; }
  set query(value) { this.#set("query", value); }
  get selected() { return this.#get("selected"); }
  set selected(value) { this.#set("selected", value); }
  get group() { return this.#get("group"); }
  set group(value) { this.#set("group", value); }
  get data() { return this.#data; }
  set data(value) {
    this.#data = value === undefined || typeof value === "string" ? value : JSON.stringify(value);
    this.#other = true;
    this.reload();
  }

  get messages() { return this.#messages; }
  set messages(value) {
    this.#messages = value ?? undefined;
    this.reload();
  }

  // When all that was asked for so far is drawn, or nothing is drawn any more.
  #drawn() {
    return this.#widget && Promise.race([this.#widget.drawn(), this.#over.is]);
  }

  get updateComplete() { return this.#complete(); }
  async #complete() {
    await this.#first.is;
    for (let seen; seen !== this.#reading; ) await (seen = this.#reading);
    await this.#drawn();
  }

  select(id) { this.selected = id; }
  clear() { this.query = ""; }
  // Reads the data again, or begins again after a failure. Before the start there is nothing to do.
  reload() { return (this.#reading = this.#reload()); }
  async #reload() {
    this.#abandon();
    const turn = this.#turn;
    await this.#starting;
    if (!this.#widget) return this.#failed && this.isConnected ? this.#start() : undefined;
    // What was being read for the start has given way to this.
    if (turn !== this.#turn || turn === this.#shown) return this.#drawn();
    try {
      const data = await this.#read("no-cache");
      // A later reload overtakes an earlier one that is still waiting.
      if (turn === this.#turn && this.#widget) {
        // The widget tells its own problems together with these.
        this.#found = data.problems ?? [];
        this.#widget.show();
        this.#told(data);
      }
      await this.#drawn();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#found = [];
      if (this.#widget) this.#note();
      this.#fail(error);
    }
    this.#again();
  }
}

try {
  reflect(TalksTimeline.prototype);
  const elements = globalThis.customElements;
  if (!elements?.get("talks-timeline")) elements?.define("talks-timeline", TalksTimeline);
} catch (error) {
  // Without the means to define an element, its children are what is read.
  globalThis.console?.warn(`talks-timeline: ${error}`);
}
