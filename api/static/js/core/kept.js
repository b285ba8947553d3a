// The conversation of a report as the server keeps it: its last entries, those before, and whatever comes in, also from elsewhere.
import { get } from "./http.js";

const EVERY = 20000;

export class Kept {
  #newest = null;
  #oldest = null;
  #expected = [];
  #looking = null;

  /** draw(entry) → node · earlier(entries, more) · drawn(undoable revision or null) */
  constructor(report, hooks) {
    Object.assign(this, { path: `/reports/${encodeURIComponent(report)}/conversation`, ...hooks, older: hooks.earlier });
    this.#open();
    setInterval(() => document.visibilityState === "visible" && this.look(), EVERY);
    addEventListener("focus", () => this.look());
  }

  async #open() {
    this.#looking = this.#load();
    await this.#looking;
    this.#looking = null;
  }

  async #load() {
    try {
      const page = await get(this.path);
      for (const entry of page.entries) this.#take(entry);
      this.#oldest = page.entries[0]?.at ?? null;
      if (page.earlier) this.older([], true);
      this.drawn(page.undoable);
      return true;
    } catch {
      return false; // the page says elsewhere that the server is away
    }
  }

  #take(entry) {
    this.#newest = entry.at;
    const own = entry.kind === "turn" ? this.#expected.findIndex(({ text }) => text === entry.message) : -1;
    if (own < 0) return this.draw(entry);
    const [{ node }] = this.#expected.splice(own, 1);
    node.dataset.revision = entry.revision;
    return node;
  }

  /** A turn that this page has drawn already. */
  expect(text, node) {
    this.#expected.push({ text, node });
  }

  forget(node) {
    this.#expected = this.#expected.filter((each) => each.node !== node);
  }

  /** Draws what is new; false where the server could not be asked. One look at a time, the next one after it. */
  async look() {
    while (this.#looking) await this.#looking;
    this.#looking = this.#newest ? this.#more() : this.#load();
    try {
      return await this.#looking;
    } finally {
      this.#looking = null;
    }
  }

  async #more() {
    try {
      const page = await get(`${this.path}?after=${encodeURIComponent(this.#newest)}`);
      for (const entry of page.entries) this.#take(entry);
      if (page.entries.length) this.drawn(page.undoable);
      return true;
    } catch {
      return false;
    }
  }

  async earlier() {
    const page = await get(`${this.path}?before=${encodeURIComponent(this.#oldest)}`);
    this.#oldest = page.entries[0]?.at ?? this.#oldest;
    this.older(page.entries, page.earlier);
  }
}
