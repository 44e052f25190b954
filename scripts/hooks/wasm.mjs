// Reads and writes WebAssembly's binary format, as far as the other hooks need it.

/** Reads numbers and names in sequence. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  number() {
    const byte = this.bytes[this.at++];
    return byte < 128 ? byte : (byte & 127) | (this.number() << 7);
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return this.take(this.number()).toString();
  }
}

export const written = (number) => (number < 128 ? [number] : [(number & 127) | 128, ...written(number >> 7)]);
export const named = (name) => [...written(Buffer.byteLength(name)), ...Buffer.from(name)];

/** Section ids. */
export const [CUSTOM, IMPORTS, CODE, DATA] = [0, 2, 10, 11];

const HEAD = Buffer.from("\0asm\x01\0\0\0", "latin1");

/** The id and content of each section of a module. */
export function sections(module) {
  const reader = new Reader(module, HEAD.length);
  const found = [];
  while (reader.at < module.length) found.push([reader.take(1)[0], reader.take(reader.number())]);
  return found;
}

export const section = (kind, content) => Buffer.concat([Buffer.from([kind, ...written(content.length)]), content]);

/** A module with the given sections. */
export const joined = (sections) => Buffer.concat([HEAD, ...sections.map(([kind, content]) => section(kind, content))]);
