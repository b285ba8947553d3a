// Follows what others do to the report: a stream while the page is seen, questions now and then where no stream comes through.
// fetch, not EventSource: a hidden page lets its connection go (a browser grants six to a server), and a refused one says why.
import { follow, Offline } from "../core/http.js";
import { CLIENT } from "./client.js";

const SILENT = 5000; // without a word by then something on the way holds streams back
const POLL = 5000;
const WAITS = [1000, 2000, 4000, 8000, 15000];

export class Following {
  #stop = null;
  #failed = 0;
  #newest = 0;
  #catching = false;

  /** hooks: onChanges(changes of others) after they are shown · onPresence([{client, who, section}]) */
  constructor(store, saver, hooks) {
    Object.assign(this, { store, saver, hooks, polling: false });
    addEventListener("visibilitychange", () => (document.hidden ? this.#stop?.abort() : this.#run()));
    addEventListener("pagehide", () => this.#stop?.abort());
    addEventListener("pageshow", (event) => event.persisted && this.#run());
    if (!document.hidden) this.#run();
  }

  async #run() {
    if (this.#stop && !this.#stop.signal.aborted) return;
    const stop = new AbortController();
    this.#stop = stop;
    while (!stop.signal.aborted) {
      const again = await (this.polling ? this.#ask() : this.#listen(stop)).catch((error) => this.#lost(error));
      if (again === null) return;
      await pause(again, stop.signal);
    }
  }

  async #listen(stop) {
    const inner = new AbortController();
    const end = () => inner.abort();
    stop.signal.addEventListener("abort", end);
    const timer = setTimeout(() => { this.polling = true; inner.abort(); }, SILENT);
    try {
      await follow(`/reports/${this.store.report.id}/events?after=${this.store.report.revision}`, (name, data) => {
        clearTimeout(timer);
        this.#take(name, data);
      }, inner.signal);
    } finally {
      clearTimeout(timer);
      stop.signal.removeEventListener("abort", end);
    }
    return 0;
  }

  async #ask() {
    if (!this.saver.busy) await this.#catchUp();
    return POLL;
  }

  #take(name, data) {
    this.#failed = 0;
    if (name === "hello" && this.saver.offline) this.saver.flush();
    if (data.presence) this.hooks.onPresence(data.presence);
    this.#newest = Math.max(this.#newest, data.revision ?? 0);
    this.consider();
  }

  /** Fetches what is new, unless an answer that is under way will tell it. */
  consider() {
    if (this.saver.busy || this.#catching || this.#newest <= this.store.report.revision) return;
    this.#catchUp().catch((error) => this.#lost(error));
  }

  async #catchUp() {
    this.#catching = true;
    try {
      const before = this.store.report.revision;
      const changes = await this.saver.catchUp();
      const others = changes.filter((change) => change.client !== CLIENT && change.revision > before);
      if (others.length) this.hooks.onChanges(others);
    } finally {
      this.#catching = false;
    }
    this.consider();
  }

  /** How long to wait before the next try; null where it is of no use. */
  #lost(error) {
    if (error.name === "AbortError") return this.polling ? 0 : 300;
    if (!(error instanceof Offline)) return null;
    const wait = WAITS[Math.min(this.#failed, WAITS.length - 1)];
    this.#failed += 1;
    return wait * (0.75 + Math.random() / 2);
  }
}

function pause(time, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, time);
    signal.addEventListener("abort", () => { clearTimeout(timer); done(); }, { once: true });
  });
}
