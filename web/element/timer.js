/** Calls a function once, when the milliseconds of the last `start` have passed. With 0 or none, it is not called. */
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
