// Everything the officer does goes to the server through here, one after another. What cannot be sent waits in this browser.
import { call, get, Offline, patch, post } from "../core/http.js";
import { lasting } from "../core/memory.js";

const RETRY = 4000;

export class Saver {
  #waiters = new Map();
  #running = false;
  #timer = 0;

  /**
   * hooks: onState({saving, offline, waiting}) · onSent(item) · onConflict(item): somebody else's change came first
   * · onRefused(error): an item that had waited was refused
   */
  constructor(store, hooks) {
    this.store = store;
    this.hooks = hooks;
    this.path = `/reports/${store.report.id}`;
    this.key = `outbox:${store.report.id}`;
    this.outbox = lasting.get(this.key, []);
    this.offline = false;
    addEventListener("online", () => this.flush());
    if (this.outbox.length) this.flush();
  }

  /** Answers questions: {question id: value}. Resolves to true when saved, false when it waits for the server; rejects with Problem. */
  answer(facts) {
    return this.#submit({ kind: "facts", facts });
  }

  /** decision: {action, candidate?, paragraphs?} */
  decide(section, decision) {
    return this.#submit({ kind: "decision", section, decision });
  }

  /** Another call found the server away: keep trying. */
  lost() {
    this.#wait();
    this.#tell();
  }

  async undo() {
    this.store.replace(await post(`${this.path}/undo`));
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

  /** A change that is not kept for later: it says at once whether it was made. Sections that stayed as they were are not drawn anew. */
  async #now(method, path, body) {
    try {
      const delta = await (await call(method, this.path + path, { body })).json();
      const changed = delta.sections.filter((section) => JSON.stringify(section) !== JSON.stringify(this.store.sections.get(section.id)));
      this.store.merge({ ...delta, sections: changed });
    } catch (error) {
      if (error instanceof Offline) this.lost();
      else if (error.status === 409) await this.reload();
      throw error;
    }
  }

  async reload() {
    this.store.replace(await get(this.path));
  }

  #submit(item) {
    return new Promise((resolve, reject) => {
      this.#waiters.set(item, { resolve, reject });
      this.outbox.push(item);
      this.#keep();
      this.flush();
    });
  }

  #keep() {
    if (this.outbox.length) lasting.set(this.key, this.outbox);
    else lasting.drop(this.key);
  }

  #tell() {
    this.hooks.onState({ saving: this.#running && !this.offline, offline: this.offline, waiting: this.outbox.length });
  }

  async flush() {
    if (this.#running) return;
    this.#running = true;
    this.#tell();
    try {
      while (this.outbox.length) await this.#send(this.outbox[0]);
      if (this.offline) await this.reload();
      this.offline = false;
    } catch (error) {
      if (error instanceof Offline) this.#wait();
      else this.hooks.onRefused(error);
    } finally {
      this.#running = false;
      this.#tell();
    }
  }

  async #send(item) {
    try {
      this.store.merge(await this.#call(item));
      this.#settle(item, null);
    } catch (error) {
      if (error instanceof Offline) throw error;
      const ours = error.status === 409 && (await this.#meanwhile(item));
      this.#settle(item, ours ? null : error);
    }
  }

  #call(item) {
    if (item.kind === "facts") return patch(`${this.path}/facts`, { facts: item.facts });
    return post(`${this.path}/sections/${item.section}/decisions`, { ...item.decision, revision: this.store.report.revision });
  }

  /** The report has moved on: take its new state. True when the edit is already in it: then the lost answer was ours. */
  async #meanwhile(item) {
    await this.reload();
    if (item.decision?.paragraphs && sameText(this.store.sections.get(item.section), item.decision.paragraphs)) return true;
    this.hooks.onConflict(item);
    return false;
  }

  #settle(item, error) {
    const waiter = this.#waiters.get(item);
    this.#waiters.delete(item);
    this.outbox = this.outbox.filter((each) => each !== item);
    this.#keep();
    if (!error) this.hooks.onSent(item);
    if (!waiter) return error && this.hooks.onRefused(error);
    if (error) waiter.reject(error);
    else waiter.resolve(true);
  }

  #wait() {
    this.offline = true;
    for (const { resolve } of this.#waiters.values()) resolve(false);
    this.#waiters.clear();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), RETRY);
  }
}

export const textOf = (paragraph) => paragraph.sentences.map((sentence) => sentence.text).join(" ");

const joined = (texts) => texts.map((text) => text.trim()).filter(Boolean).join("\n");

function sameText(section, paragraphs) {
  return Boolean(section) && joined(section.paragraphs.map(textOf)) === joined(paragraphs.map(({ text }) => text));
}
