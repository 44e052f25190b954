// The life cycle of one element: loading, drawing, reading again, failing, and leaving the page. `states.js` says which
// state may follow which; the logic of the widget itself is in Rust (`Widget` in src/element/host.rs).

import { join, leave } from "./drawn-timelines.js";
import { emit, report, warn } from "./failures.js";
import { forgetModule, loadDataModule, loadModule, loadShare, loadStyleSheet } from "./files.js";
import { guard } from "./module-guard.js";
import { watchPrinting } from "./print.js";
import { Reader } from "./reader.js";
import { refreshInterval } from "./refresh.js";
import { Shadow } from "./shadow.js";
import { asText } from "./source.js";
import { DEAD, DRAWN, FAILED, IDLE, LOADING, State } from "./states.js";
import { Timer } from "./timer.js";

/** Readers are told after this many milliseconds without an answer. An answer that comes later is still drawn. */
const PATIENCE = 20_000;
/** A reading that takes more milliseconds than this is announced. */
const NOTICEABLE = 500;

/** A promise with the functions that settle it. */
const deferred = () => {
  const result = {};
  result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }));
  return result;
};

export class Timeline {
  #host;
  #shadow;
  #reader;
  #state = new State();
  #observer;
  // A page that nobody sees reads nothing.
  #refresh = new Timer(() => (document.hidden ? this.updateRefresh() : this.reload()));

  // The values that the page has given to the widget's attributes and properties.
  #settings = { __proto__: null };
  // The attempt to load and draw: an object of its own for each start, so that an outdated one is known. `ended` is the
  // promise of its end, `patience` the timer for its next sign of life.
  #attempt;
  #module;
  #widget;
  // Problems found by the second module, which the page hears of together with the widget's own.
  #problems = [];
  // What the attribute `refresh` was until the reader stopped the readings.
  #stoppedRefresh;
  // The reader's state when the element left the page.
  #address;

  // Resolved when the element is drawn for the first time or cannot be; when the module panics; and when the last call
  // of `reload` has done its work.
  #first = deferred();
  #panicked;
  #reload;

  constructor(host) {
    this.#host = host;
    this.#shadow = new Shadow(host);
    this.#reader = new Reader(host, this.#send);
  }

  // --- In and out of the page ---

  connected() {
    // A move within the page disconnects and connects in one task: nothing has ended.
    if (this.#state.is(DRAWN) || this.#state.is(LOADING)) return;
    this.#shadow.prepare();
    if (this.#host.eager || !globalThis.IntersectionObserver) return this.#start();
    this.#observer ??= new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
      { rootMargin: "600px" },
    );
    this.#observer.observe(this.#host);
  }

  /** Starts at once if the element waits for the reader to come near. */
  becameEager() {
    if (this.#observer && this.#host.isConnected && this.#state.is(IDLE)) this.#start();
  }

  async disconnected() {
    // After a move within the page, the element is connected again by now.
    await null;
    if (!this.#host.isConnected) this.#leavePage();
  }

  #leavePage() {
    this.#state.enter(IDLE);
    this.#attempt = undefined;
    this.#observer?.disconnect();
    this.#stopReading();
    this.#shadow.clearNotice();
    this.#first.resolve();
    this.#first = deferred();
    const widget = this.#widget;
    if (!widget) return;
    this.#widget = undefined;
    this.#address = widget.end();
    // Yew never takes its listeners off a base: base and widget wait together for the next element.
    this.#module.spares.push([widget, this.#shadow.replaceBase(this.#shadow.base.cloneNode())]);
    this.#shadow.showBase(false);
  }

  #stopReading() {
    this.#reader.stop();
    this.#refresh.stop();
    leave(this);
  }

  // --- Loading and drawing ---

  /** Loads and draws, unless that is under way or done. */
  #start() {
    this.#observer?.disconnect();
    if (!this.#state.enter(LOADING)) return;
    if (!this.#reader.newest) this.#reader.begin();
    const attempt = (this.#attempt = {});
    attempt.ended = this.#load(attempt);
  }

  async #load(attempt) {
    const timeout = deferred();
    attempt.patience = new Timer(() => {
      // The next attempt begins anew, while this one may still get its answer.
      forgetModule();
      timeout.reject(new Error("no answer"));
    });
    attempt.patience.start(PATIENCE);
    try {
      await Promise.race([this.#draw(attempt), timeout.promise]);
    } catch (error) {
      if (attempt === this.#attempt) this.#state.enter(FAILED) ? this.#fail(error) : report(this.#host, error);
    }
    attempt.patience.stop();
    attempt.patience = undefined;
  }

  async #draw(attempt) {
    const loading = loadModule(guard);
    const [module, found, sheet] = await Promise.all([
      loading,
      this.#readFirst(attempt, loading),
      this.#shadow.isStyled ? undefined : loadStyleSheet(),
    ]);
    if (!found) return;
    const { widget } = found;
    // The element has just been taken out, and `disconnected` is about to say so.
    if (!this.#host.isConnected) this.#leavePage();
    if (attempt !== this.#attempt) return widget.free();
    // A page may have taken these away. Then nothing is drawn, and the children stay.
    watchPrinting();
    if (sheet) this.#shadow.adoptStyle(sheet);
    join(this);

    this.#state.enter(DRAWN);
    this.#module = module;
    this.#widget = widget;
    this.#panicked = deferred();
    const [oldWidget, base] = module.spares.pop() ?? [];
    if (base) this.#shadow.replaceBase(base);
    this.#show(found);
    for (const name in this.#settings) widget.set(name, this.#settings[name]);
    this.updateRefresh();
    // The module may have panicked by now.
    if (!this.#widget) return;
    this.#shadow.setInert(false);
    this.#shadow.endWaiting();
    this.#shadow.showBase();
    widget.draw(this.#shadow.base, oldWidget, this.#address);
    await this.#drawn();
    this.#first.resolve();
    this.updateRefresh();
  }

  /** When all that was asked for so far is drawn, or nothing is drawn any more. */
  #drawn() {
    return this.#widget && Promise.race([this.#widget.drawn(), this.#panicked.promise]);
  }

  /** Ends when everything asked for so far is drawn, or cannot be drawn. */
  async complete() {
    await this.#first.promise;
    for (let seen; seen !== this.#reload;) await (seen = this.#reload);
    await this.#drawn();
  }

  // --- Reading ---

  /** Reads the data again, or begins again after a failure. Does nothing before the start. */
  reload() {
    return (this.#reload = this.#readAgain());
  }

  async #readAgain() {
    if (this.#state.is(IDLE)) return;
    const reader = this.#reader;
    const reading = reader.begin();
    // Only after a failure is there something to start; an attempt under way takes over this reading.
    this.#start();
    await this.#attempt.ended;
    if (this.#widget && reading === reader.newest && reading !== reader.shown) {
      try {
        const found = await this.#read(reading, { cache: "no-cache" });
        if (reading === reader.newest) this.#show(found);
      } catch (error) {
        if (reading !== reader.newest) return;
        this.#shadow.clearNotice();
        report(this.#host, error);
      }
      this.updateRefresh();
    }
    await this.#drawn();
  }

  /** The first data. A reading that was asked for meanwhile takes the place of an earlier one. */
  async #readFirst(attempt, module) {
    while (attempt === this.#attempt) {
      const reading = this.#reader.newest;
      try {
        const found = await this.#read(reading, { module }, attempt);
        if (reading === this.#reader.newest) return found;
        found.widget.free();
      } catch (error) {
        if (reading === this.#reader.newest) throw error;
      }
    }
  }

  #read(reading, options, attempt) {
    const begin = performance.now();
    const onprogress = (part) => {
      attempt?.patience?.start(PATIENCE);
      if (performance.now() - begin > NOTICEABLE) this.#announce(part);
    };
    return this.#reader.read(reading, { ...options, widget: this.#widget, onprogress });
  }

  #announce(part) {
    // After a failure, the notice has the button to try again.
    if (this.#state.is(FAILED)) return;
    // Pre-rendered text can be read meanwhile, and must not jump.
    if (!this.#widget && this.#shadow.base.firstChild) return;
    const words = this.#say("loader-reading", "Reading the events: {n} %");
    this.#shadow.notice(words.replace("{n}", Math.floor(part * 100)));
  }

  /** Shows what was read, and tells the page of its problems. */
  #show(found) {
    this.#problems = found.problems;
    // The widget sends its own problems together with these.
    this.#widget?.show();
    this.#reader.wasShown(found);
    const { base } = this.#shadow;
    base.lang = this.#say("language", "en");
    base.dir = this.#say("direction", "");
    this.#shadow.clearNotice();
    if (this.#problems.length) emit(this.#host, "timeline-error", { problems: this.#problems });
    this.#problems = [];
  }

  #say(name, english) {
    return this.#reader.say(name, english);
  }

  // --- Failures ---

  #fail(error) {
    leave(this);
    this.#first.resolve();
    try {
      this.#shadow.setInert(true);
      this.#shadow.endWaiting();
      const words = this.#say("loader-failed", "The timeline could not be loaded.");
      this.#shadow.notice(`${words} `, this.#say("loader-retry", "Try again"), () => this.reload());
    } catch {}
    report(this.#host, error);
  }

  /** The module has panicked. Its memory must not be touched any more, not even to free the widget. */
  die(error) {
    if (!this.#state.enter(DEAD)) return;
    this.#widget = undefined;
    this.#stopReading();
    this.#panicked.resolve();
    this.#shadow.freeze();
    this.#fail(error);
  }

  // --- What the page sets, and what the widget sends ---

  get data() {
    return this.#reader.data;
  }

  set data(value) {
    this.#reader.data = asText(value);
    this.sourceChanged();
  }

  get messages() {
    return this.#reader.messages;
  }

  set messages(value) {
    this.#reader.messages = value ?? undefined;
    this.reload();
  }

  sourceChanged() {
    this.#reader.sourceChanged();
    this.reload();
  }

  get(name) {
    return (this.#widget ? this.#widget.get(name) : this.#settings[name]) ?? null;
  }

  set(name, value) {
    // What the page asks for counts more than what the reader has left behind.
    this.#address = undefined;
    this.#settings[name] = value == null ? null : String(value);
    this.#widget?.set(name, this.#settings[name]);
  }

  /** Plans the next reading by the attribute `refresh`, and tells the widget whether one follows. */
  updateRefresh() {
    const value = this.#host.getAttribute("refresh");
    const interval = refreshInterval(value);
    if (interval === undefined) warn(`refresh="${value}" is not a number of seconds`);
    if (!this.#widget) return;
    const active = this.#host.src && interval;
    // The page has asked for readings again.
    if (active) this.#stoppedRefresh = undefined;
    this.#widget.set("updates", active ? "on" : this.#stoppedRefresh ? "off" : null);
    this.#refresh.start(active);
  }

  /** Stops the readings that `refresh` asks for, or resumes them: by the attribute, so that the page can see it. */
  #toggleRefresh() {
    const stopped = this.#stoppedRefresh;
    if (stopped) return this.#host.setAttribute("refresh", stopped);
    this.#stoppedRefresh = this.#host.getAttribute("refresh");
    this.#host.removeAttribute("refresh");
  }

  drawForPaper(onPaper) {
    this.#widget?.set("paper", onPaper ? "" : null);
  }

  #send = (name, fields) => {
    if (name === "embed") return void this.#share();
    if (name === "pause") return this.#toggleRefresh();
    const detail = Object.fromEntries(fields);
    if (detail.problems) {
      detail.problems = this.#problems.concat(detail.problems.map(Object.fromEntries));
      this.#problems = [];
    }
    emit(this.#host, name, detail);
  };

  async #share() {
    try {
      const { toggleSharePanel } = await loadShare();
      toggleSharePanel({
        host: this.#host,
        root: this.#shadow.root,
        address: () => this.#widget.address(),
        loadDataModule,
        nativeText: async () => (await this.#reader.nativeText({ cache: "force-cache" })).text,
        say: (name, english) => this.#say(name, english),
      });
    } catch (error) {
      report(this.#host, error);
    }
  }
}
