// A text whose replacements throw if they match nothing: any version of wasm-bindgen may change the structure of its
// output.

export class Text {
  constructor(name, all) {
    Object.assign(this, { name, all });
  }

  /** Replaces the part from one string to the end of another, or to the end of the text. */
  replace(from, to, by) {
    const start = this.all.indexOf(from);
    const last = to === undefined ? this.all.length : this.all.indexOf(to, start);
    if (start < 0 || last < start) throw new Error(`${this.name} has no "${from}"${to ? ` before "${to}"` : ""}`);
    this.all = this.all.slice(0, start) + by + this.all.slice(last + (to ?? "").length);
  }

  /** Replaces every match of a pattern; there must be one. */
  replaceAll(pattern, by) {
    if (this.all.search(pattern) < 0) throw new Error(`${this.name} has no match for ${pattern}`);
    this.all = this.all.replace(pattern, by);
  }

  append(end) {
    this.all += end;
  }
}
