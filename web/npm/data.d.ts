// What `talks-timeline/data` gives: other formats read into the native one, and written from it.

/** Something in the input that could not be read as written. */
export interface Problem {
  /** Its row and column, or its path. */
  where: string;
  message: string;
}

export interface Read {
  /** The dataset in the native format, as JSON. */
  text: string;
  problems: Problem[];
  /** How many of the events could not be read. */
  leftOut: number;
  total: number;
}

export interface Written {
  text: string;
  /** What the format has no place for. */
  problems: Problem[];
}

/** Reads an input. Rejects if nothing of it can be read, or with the reason of the signal. */
export function read(
  input: string | ArrayBuffer | Uint8Array,
  format?: "auto" | "native" | "timelinejs" | "csv",
  /** `onprogress` hears which part has been read, from 0 to 1. */
  options?: { signal?: AbortSignal; onprogress?: (part: number) => void },
): Promise<Read>;

/** Writes the events of a dataset in the native format that pass a filter. */
export function write(
  text: string,
  options: { format: "csv" | "ics" | "json" | "timelinejs"; query?: string; language?: string; address?: string },
): Promise<Written>;

/** The address at which a Google Sheet can be had as CSV; undefined for any other address. */
export function sheetAddress(url: string | URL): Promise<string | undefined>;

/**
 * One event of a dataset in the native format as a line to cite, with the address at which it is read; empty if no event
 * has this id.
 */
export function citation(text: string, id: string, address?: string): Promise<string>;
