// The shadow root of an element: its base, in which the widget is drawn, the slot for the element's children, and the
// notice for the reader.

import { PLACEHOLDER_STYLE } from "./placeholder-style.js";

/** The query of the style sheet for pages without script, and one that is true in every page. */
const WITHOUT_SCRIPT = "(scripting: none)";
const ALWAYS = "(width)";

export class Shadow {
  #host;
  #internals;

  constructor(host) {
    this.#host = host;
  }

  get root() {
    return (this.#internals ??= this.#host.attachInternals()).shadowRoot;
  }

  get base() {
    return this.root.querySelector("[part=base]");
  }

  /** Makes the pre-rendered root ready, or a new one that shows the children until the widget is drawn. */
  prepare() {
    const host = this.#host;
    if (!this.root) host.attachShadow({ mode: host.getAttribute("shadow-mode") === "closed" ? "closed" : "open" });
    const { root, base } = this;
    if (root.adoptedStyleSheets.length) return;
    // First of all: if anything below fails, the children can be seen.
    if (!root.querySelector("slot")) {
      root.append(document.createElement("slot"));
      if (base?.firstChild) this.showBase();
    }
    const style = new CSSStyleSheet();
    style.replaceSync(PLACEHOLDER_STYLE);
    if (!base) {
      const fresh = document.createElement("div");
      fresh.setAttribute("part", "base");
      fresh.className = this.#isReadable() ? "base" : "base waiting";
      root.prepend(fresh);
    }
    root.adoptedStyleSheets = [style];
  }

  /** Whether the element has children that can be read. */
  #isReadable() {
    return this.#host.querySelector(":scope>:not(script,template)");
  }

  /** Whether a pre-rendered root has the widget's style sheet already, linked or inside. */
  get isStyled() {
    return this.root.querySelector("link,style");
  }

  adoptStyle(sheet) {
    const sheets = this.root.adoptedStyleSheets;
    if (!sheets.includes(sheet)) sheets.push(sheet);
  }

  /** Shows either the base or the element's children. */
  showBase(isShown = true) {
    this.base.hidden = !isShown;
    this.root.querySelector("slot").hidden = isShown;
  }

  /** Shows pre-rendered content as in pages without script while nothing in it works, or as before. */
  setInert(isInert) {
    const from = isInert ? WITHOUT_SCRIPT : ALWAYS;
    const to = isInert ? ALWAYS : WITHOUT_SCRIPT;
    try {
      for (const sheet of this.root.styleSheets)
        for (const { media } of sheet.cssRules) if (media) media.mediaText = media.mediaText.replace(from, to);
    } catch {
      // A sheet of another site cannot be read, or the page has taken iterators away.
    }
  }

  endWaiting() {
    this.base.className = "base";
  }

  replaceBase(base) {
    const old = this.base;
    old.replaceWith(base);
    return old;
  }

  /** Leaves a still picture of what was drawn, or shows the children if they can be read. */
  freeze() {
    this.replaceBase(this.base.cloneNode(true));
    if (this.#isReadable()) this.showBase(false);
  }

  /** Tells the reader something in a notice above the widget, with a button if it has a label. */
  notice(words, label, act) {
    const old = this.root.querySelector("[part=notice]");
    const notice = old ?? document.createElement("p");
    notice.setAttribute("part", "notice");
    notice.setAttribute("role", "status");
    notice.replaceChildren(words);
    if (label) {
      const button = document.createElement("button");
      button.textContent = label;
      button.addEventListener("click", act);
      notice.append(button);
    }
    if (!old) this.root.prepend(notice);
  }

  clearNotice() {
    this.root?.querySelector("[part=notice]")?.remove();
  }
}
