// Properties that are attributes: texts with what stands for none, and flags.

const TEXTS = [["layout", "full"], ["theme", "auto"], ["format", "auto"], ["src", null]];
const FLAGS = [["syncUrl", "sync-url"], ["eager", "eager"]];

const define = (prototype, name, get, set) =>
  Object.defineProperty(prototype, name, { configurable: true, enumerable: true, get, set });

export const reflect = (prototype) => {
  for (const [name, none] of TEXTS) {
    define(
      prototype,
      name,
      function () { return this.getAttribute(name) ?? none; },
      function (value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); },
    );
  }
  for (const [property, name] of FLAGS) {
    define(
      prototype,
      property,
      function () { return this.hasAttribute(name); },
      function (value) { this.toggleAttribute(name, Boolean(value)); },
    );
  }
};
