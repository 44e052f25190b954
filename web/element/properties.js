// Properties that are attributes: texts with what stands for none, and flags, for which that is `false`.

const REFLECTED = [
  ["layout", "full"],
  ["theme", "auto"],
  ["format", "auto"],
  ["src", null],
  ["eager", false],
  ["syncUrl", false, "sync-url"],
];

export const reflect = (prototype) => {
  for (const [name, none, attribute = name] of REFLECTED) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(attribute);
        return none === false ? value !== null : (value ?? none);
      },
      set(value) {
        if (none === false) this.toggleAttribute(attribute, Boolean(value));
        else if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
};
