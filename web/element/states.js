// The states of a timeline element. All other code asks this file which state may follow which.

/** Nothing is drawn or loading: the element is outside the page, or far from the viewport. */
export const IDLE = "idle";
/** The WebAssembly module and the first dataset are on their way. */
export const LOADING = "loading";
/** A widget is on the page. It stays there while its data are read again. */
export const DRAWN = "drawn";
/** Nothing could be drawn. The reader has been told and can try again; an answer that comes late is still drawn. */
export const FAILED = "failed";
/** The module has panicked. What it had drawn remains as a still picture, and the reader can try again. */
export const DEAD = "dead";

const NEXT = {
  [IDLE]: { [LOADING]: true },
  [LOADING]: { [DRAWN]: true, [FAILED]: true, [IDLE]: true },
  [DRAWN]: { [DEAD]: true, [IDLE]: true },
  [FAILED]: { [LOADING]: true, [DRAWN]: true, [IDLE]: true },
  [DEAD]: { [LOADING]: true, [IDLE]: true },
};

/** The state of one element. */
export class State {
  #current = IDLE;

  is(state) {
    return this.#current === state;
  }

  /** Goes over to another state. Does nothing and returns false if that state may not follow the current one. */
  enter(state) {
    const allowed = state in NEXT[this.#current];
    if (allowed) this.#current = state;
    return allowed;
  }
}
