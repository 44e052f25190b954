/** Calls a function once, so many milliseconds after the last `start`; without a number, not at all. */
export class Timer {
  #timer;

  constructor(act) {
    this.act = act;
  }

  start(milliseconds) {
    this.stop();
    if (milliseconds) this.#timer = setTimeout(this.act, milliseconds);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
