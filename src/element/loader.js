// Defines <talks-timeline> at once and fetches the WebAssembly when an element comes near the viewport.
// It holds no logic of the widget: it forwards to `Widget` (src/element/host.rs) what the page asks for.

import { load, sheet, text } from "./files.js";

const FORWARDED = ["query", "selected", "group", "layout", "heading-level"];
const near = { rootMargin: "600px" };

// The page's fragment: read without arguments, else written, as a new step of the history or over the current one.
const fragment = (text, newStep) => {
  if (text === undefined) return location.hash.slice(1);
  const url = text ? `#${text}` : location.pathname + location.search;
  history[newStep ? "pushState" : "replaceState"](null, "", url);
};

class TalksTimeline extends HTMLElement {
  static observedAttributes = [...FORWARDED, "src"];

  #internals = this.attachInternals();
  #asked = new Map();
  #widget;
  #starting;
  #data;
  #observer;
  #turn = 0;

  get #root() {
    return this.#internals.shadowRoot;
  }

  connectedCallback() {
    for (const name of ["query", "selected", "group", "layout", "theme", "syncUrl", "eager", "src", "data"]) {
      // A property set before the class was defined hides the accessor: set it again through it.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#widget || this.#starting) return;
    this.#prepare();
    if (this.hasAttribute("eager") || !("IntersectionObserver" in window)) return void this.#start();
    this.#observer ??= new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#start();
    }, near);
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    // A move disconnects and connects again in one task: end only what is gone for good.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#observer?.disconnect();
      for (const type of ["beforeprint", "afterprint"]) removeEventListener(type, this.#print);
      this.#widget?.end();
      this.#widget?.free();
      this.#widget = undefined;
    });
  }

  attributeChangedCallback(name, before, value) {
    if (name === "src") {
      this.reload();
    } else if (before !== value) {
      this.#set(name, value);
    }
  }

  // The shadow root: the pre-rendered one as it stands, or a new one that shows the children until it is drawn.
  #prepare() {
    if (this.#root) return;
    const mode = this.getAttribute("shadow-mode") === "closed" ? "closed" : "open";
    const root = this.attachShadow({ mode });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":host{display:block}:host(:empty) .base:not(.drawn){min-block-size:40rem}.drawn~slot{display:none}");
    root.adoptedStyleSheets = [sheet];
    const base = document.createElement("div");
    base.setAttribute("part", "base");
    base.className = "base";
    root.append(base, document.createElement("slot"));
  }

  // Paper takes a long list whole, of which the screen has a window.
  #print = ({ type }) => this.#widget?.set("whole-list", type === "beforeprint" ? "" : null);

  #start() {
    this.#observer?.disconnect();
    this.#starting ??= this.#begin()
      .catch((error) => this.#fail(error))
      .finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  // What is on the page stays; the page and the console are told once.
  #fail(error) {
    const message = String(error?.message ?? error);
    console.warn(`talks-timeline: ${message}`);
    const where = this.getAttribute("src") ?? "talks-timeline";
    this.#send("timeline-error", [["problems", [[["where", where], ["message", message]]]]]);
  }

  #send = (name, fields) => {
    const detail = Object.fromEntries(fields);
    if (detail.problems) detail.problems = detail.problems.map(Object.fromEntries);
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  };

  async #begin() {
    const root = this.#root;
    // A pre-rendered shadow root links to the sheet already.
    const linked = root.querySelector("link[rel=stylesheet]");
    const [glue, data, style] = await Promise.all([load(), this.#read(), linked ? undefined : sheet()]);
    if (!this.isConnected) return;
    if (style && !root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets.push(style);
    const base = root.querySelector(".base");
    const widget = new glue.Widget(this, base, data, this.#send, fragment);
    if (matchMedia("(pointer: coarse)").matches) widget.set("coarse", "");
    for (const [name, value] of this.#asked) widget.set(name, value);
    this.#widget = widget;
    base.classList.add("drawn");
    for (const type of ["beforeprint", "afterprint"]) addEventListener(type, this.#print);
    widget.draw();
    await widget.drawn();
  }

  // The dataset: set by script, named by `src`, inline as a child, or (undefined) the embedded one.
  async #read() {
    if (this.#data !== undefined) return this.#data;
    const src = this.getAttribute("src");
    if (src) return text(new URL(src, document.baseURI));
    return this.querySelector('script[type="application/json"]')?.textContent;
  }

  #set(name, value) {
    this.#asked.set(name, value);
    this.#widget?.set(name, value);
  }

  #get(name) {
    return this.#widget ? (this.#widget.get(name) ?? null) : (this.#asked.get(name) ?? null);
  }

  get query() { return this.#get("query") ?? ""; }
  set query(value) { this.#set("query", value == null ? null : String(value)); }
  get selected() { return this.#get("selected"); }
  set selected(value) { this.#set("selected", value == null ? null : String(value)); }
  get group() { return this.#get("group"); }
  set group(value) { this.#set("group", value == null ? null : String(value)); }

  get layout() { return this.getAttribute("layout") ?? "full"; }
  set layout(value) { this.setAttribute("layout", value); }
  get theme() { return this.getAttribute("theme") ?? "auto"; }
  set theme(value) { this.setAttribute("theme", value); }
  get src() { return this.getAttribute("src"); }
  set src(value) { value == null ? this.removeAttribute("src") : this.setAttribute("src", value); }
  get syncUrl() { return this.hasAttribute("sync-url"); }
  set syncUrl(value) { this.toggleAttribute("sync-url", Boolean(value)); }
  get eager() { return this.hasAttribute("eager"); }
  set eager(value) { this.toggleAttribute("eager", Boolean(value)); }

  get data() { return this.#data; }
  set data(value) {
    this.#data = value === undefined || typeof value === "string" ? value : JSON.stringify(value);
    this.reload();
  }

  get updateComplete() {
    return Promise.resolve(this.#starting).then(() => this.#widget?.drawn());
  }

  select(id) { this.selected = id; }
  clear() { this.query = ""; }
  // Reads the data again. A start that is under way is waited for; before it there is nothing to do.
  async reload() {
    await this.#starting;
    if (!this.#widget) return;
    const turn = (this.#turn += 1);
    try {
      const data = await this.#read();
      // A later reload overtakes an earlier one that is still waiting.
      if (turn === this.#turn) this.#widget?.replace(data);
      await this.updateComplete;
    } catch (error) {
      this.#fail(error);
    }
  }
}

if (!customElements.get("talks-timeline")) customElements.define("talks-timeline", TalksTimeline);
