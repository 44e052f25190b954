/** Properties that are attributes, each with its value where the attribute is missing; `false` makes it a flag. */
const REFLECTED = [
  ["layout", "full"],
  ["theme", "auto"],
  ["format", "auto"],
  ["src", null],
  ["eager", false],
  ["syncUrl", false, "sync-url"],
];

/** Adds these properties to the prototype of an element. */
export const reflectAttributes = (prototype) => {
  for (const [name, missing, attribute = name] of REFLECTED) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(attribute);
        return missing === false ? value !== null : (value ?? missing);
      },
      set(value) {
        if (missing === false) this.toggleAttribute(attribute, Boolean(value));
        else if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
};
