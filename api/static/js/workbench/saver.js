// Everything the officer does goes to the server through here, one after another. What cannot be sent waits in this browser.
import { call, get, Offline, SignedOut } from "../core/http.js";
import { newKey } from "./client.js";
import { Outbox } from "./outbox.js";

const RETRY = 4000;

export class Saver {
  #waiters = new Map();
  #unsure = new Map();
  #running = false;
  #held = false;
  #sending = null;
  #timer = 0;

  /**
   * hooks: onState({saving, offline, signedOut, waiting, full}) · onSent(item) · onConflict(item, error): another has changed the same, or an edit was refused · onRefused(error, item)
   */
  constructor(store, hooks) {
    this.store = store;
    this.hooks = hooks;
    this.path = `/reports/${store.report.id}`;
    this.outbox = new Outbox(store.report.id);
    this.offline = false;
    this.signedOut = false;
    addEventListener("online", () => this.flush());
    addEventListener("beforeunload", (event) => this.outbox.length && event.preventDefault());
    if (this.outbox.length) queueMicrotask(() => this.flush());
  }

  get busy() {
    return this.#running || this.#held;
  }

  /** An answer that is under way elsewhere will tell what it changed. */
  hold(on) {
    this.#held = on;
    if (!on) this.#tell();
  }

  /** Answers questions: {question id: value}. Resolves to true when saved, false when it waits for the server; rejects with Problem. */
  answer(facts) {
    return this.#submit({ kind: "facts", facts, revision: this.store.report.revision });
  }

  /** decision: {action, candidate?, paragraphs?}; revision: what the officer had before them where that is not what the page shows now; typed: in a pane. */
  decide(section, decision, revision = this.store.report.revision, { typed = false } = {}) {
    return this.#submit({ kind: "decision", section, decision, revision, typed });
  }

  /** The edit of a section that the server does not have yet: {decision, revision, at} or null. */
  waiting(section) {
    return this.outbox.items.findLast((item) => item.section === section && item.decision?.action === "edit") ?? null;
  }

  /** Another call found the server away: keep trying. */
  lost() {
    this.#wait();
    this.#tell();
  }

  /** since: the revision after which everything is taken back; without it the last change. True when something was taken back. */
  async undo(since) {
    const before = this.store.report.revision;
    const report = await this.change("POST", `/undo?revision=${before}${since === undefined ? "" : `&since=${since}`}`);
    this.store.replace(report);
    return report.revision > before;
  }

  /** Makes the safe corrections of all sections, as one change. */
  fixSafe() {
    return this.#now("POST", "/fixes", { revision: this.store.report.revision });
  }

  /** finding: {sentence, code, start}. */
  letStand(finding, reason, everywhere) {
    const { sentence, code, start } = finding;
    return this.#now("POST", "/suppressions", { finding: { sentence, code, start }, reason, everywhere, revision: this.store.report.revision });
  }

  lookAgain(suppression) {
    return this.#now("DELETE", `/suppressions/${encodeURIComponent(suppression)}?revision=${this.store.report.revision}`);
  }

  /** A change that is not kept for later. Asked for again after its answer was lost, it goes under the same key and is made once. Resolves to the answer. */
  async change(method, path, body) {
    const asked = JSON.stringify([method, path.split("?")[0], body && { ...body, revision: 0 }]);
    const key = this.#unsure.get(asked) ?? newKey();
    try {
      const answer = await (await call(method, this.path + path, { body, headers: { "idempotency-key": key } })).json();
      this.#unsure.delete(asked);
      return answer;
    } catch (error) {
      if (error instanceof Offline) {
        this.#unsure.set(asked, key);
        this.lost();
      } else {
        this.#unsure.delete(asked);
        if (error.status === 409) await this.catchUp().catch(() => {});
      }
      throw error;
    }
  }

  /** It says at once whether it was made. Sections that stayed as they were are not drawn anew. */
  async #now(method, path, body) {
    const delta = await this.change(method, path, body);
    const changed = delta.sections.filter((section) => JSON.stringify(section) !== JSON.stringify(this.store.sections.get(section.id)));
    this.store.merge({ ...delta, sections: changed });
  }

  async reload() {
    this.store.replace(await get(this.path));
  }

  /** Takes what others changed since; resolves to their changes. */
  async catchUp() {
    const news = await get(`${this.path}/changes?after=${this.store.report.revision}`);
    if (news.report) this.store.replace(news.report);
    else if (news.delta) this.store.merge(news.delta);
    return news.changes;
  }

  #submit(given) {
    return new Promise((resolve, reject) => {
      const { item, old } = this.outbox.add(given, this.#sending);
      this.#waiters.get(old)?.resolve(false);
      this.#waiters.delete(old);
      this.#waiters.set(item, { resolve, reject });
      this.flush();
    });
  }

  #tell() {
    const { offline, signedOut } = this;
    this.hooks.onState({ saving: this.#running && !offline, offline, signedOut, waiting: this.outbox.length, full: this.outbox.full });
  }

  async flush() {
    if (this.#running) return;
    this.#running = true;
    this.#tell();
    try {
      while (this.outbox.length) await this.#send(this.outbox.items[0]);
      if (this.offline) await this.catchUp();
      this.offline = this.signedOut = false;
    } catch (error) {
      if (error instanceof Offline) this.#wait(error);
      else this.hooks.onRefused(error);
    } finally {
      this.#running = false;
      this.#sending = null;
      this.#tell();
    }
  }

  async #send(item) {
    this.#sending = item;
    try {
      const delta = await (await this.#call(item)).json();
      this.store.merge(delta);
    } catch (error) {
      if (error instanceof Offline) throw error;
      this.#settle(item, error);
      if (error.status === 409) await this.catchUp().catch(() => {});
      if (error.status === 409 || item.typed) this.hooks.onConflict(item, error);
      return;
    }
    this.#settle(item, null);
  }

  #call({ kind, key, facts, section, decision, revision }) {
    const headers = { "idempotency-key": key };
    if (kind === "facts") return call("PATCH", `${this.path}/facts`, { headers, body: { facts, revision } });
    return call("POST", `${this.path}/sections/${encodeURIComponent(section)}/decisions`, { headers, body: { ...decision, revision } });
  }

  #settle(item, error) {
    const waiter = this.#waiters.get(item);
    this.#waiters.delete(item);
    this.outbox.remove(item);
    if (!error) this.hooks.onSent(item);
    if (!waiter) return error && this.hooks.onRefused(error, item);
    if (error) waiter.reject(error);
    else waiter.resolve(true);
  }

  #wait(error = null) {
    this.offline = true;
    this.signedOut = error instanceof SignedOut;
    for (const { resolve } of this.#waiters.values()) resolve(false);
    this.#waiters.clear();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), RETRY);
  }
}

export const textOf = (paragraph) => paragraph.sentences.map((sentence) => sentence.text).join(" ");
