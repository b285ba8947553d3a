// The conversation: what was asked, what was answered with which sources, what was done and can be undone. Needs no model.
import { actions, composing, one } from "./dom.js";
import { clock } from "./dates.js";
import { get, Offline, post } from "./http.js";
import { passing } from "./memory.js";
import { part, say, stamp } from "./templates.js";

const KEPT = 60;
let titles = null;

/** Titles of library documents by id, for the sources of an answer. */
async function titleOf(id) {
  titles ??= get("/documents").then((list) => new Map(list.map((each) => [each.id, each.title])));
  const known = await titles.catch(() => { titles = null; return new Map(); });
  return known.get(id) ?? id;
}

const sourceLink = ({ document, start, end }) => `/van-ban/${encodeURIComponent(document)}#doan-${start}-${end}`;

export class Conversation {
  #entries;
  #busy = false;

  /**
   * log, form: elements · report: id or null · context(): more fields for the server ({section, sentence})
   * · onAnswer(answer): after each · onUndo() → Promise · onGo(section id)
   */
  constructor(log, form, options) {
    Object.assign(this, { log, form, ...options });
    this.field = one("textarea", form);
    this.key = `talk:${this.report ?? "start"}`;
    this.#entries = passing.get(this.key, []);
    for (const entry of this.#entries) this.#draw(entry);
    this.#listen();
    this.#end();
  }

  #listen() {
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#sendField(); });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || composing(event)) return;
      event.preventDefault();
      this.#sendField();
    });
    this.field.addEventListener("input", () => this.#grow());
    actions(this.form, { say: (button) => this.send(button.dataset.say) });
    actions(this.log, {
      undo: (button) => this.#undo(button),
      "go-section": (button) => this.onGo?.(button.dataset.section),
    });
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  #sendField() {
    const text = this.field.value.normalize("NFC").trim();
    if (!text || this.#busy) return;
    this.field.value = "";
    this.#grow();
    this.send(text);
  }

  async send(text) {
    if (this.#busy) return;
    this.onSend?.();
    this.#busy = true;
    const turn = this.#draw({ kind: "turn", text, at: clock() });
    const waiting = stamp("answer-waiting");
    turn.append(waiting);
    this.#end();
    const answer = await this.#ask(text);
    this.#busy = false;
    waiting.remove();
    this.#answerInto(turn, answer);
    this.#remember({ kind: "turn", text, at: clock(), answer });
    this.#end();
    await this.onAnswer?.(answer);
  }

  async #ask(message) {
    try {
      const body = { message, ...this.context?.() };
      if (this.report) body.report = this.report;
      return await post("/chat", body);
    } catch (error) {
      if (error instanceof Offline) this.onOffline?.();
      return { outcome: "failed", text: error.message, sources: [], actions: [] };
    }
  }

  /** A short line for something done in the panes. */
  line(text, undoable = false) {
    const entry = { kind: "line", text, undoable };
    this.#draw(entry);
    this.#remember(entry);
    this.#end();
  }

  /** A block of the page itself (a picker, a preview) inside the conversation; not remembered. */
  block(node) {
    this.log.append(node);
    this.#end(node);
    return node;
  }

  #remember(entry) {
    this.#entries = [...this.#entries, entry].slice(-KEPT);
    passing.set(this.key, this.#entries);
  }

  /** Hands the conversation over to the report that came out of it. */
  moveTo(report) {
    passing.set(`talk:${report}`, this.#entries);
    passing.drop(this.key);
  }

  #draw(entry) {
    one("[data-part='greeting']", this.log)?.remove();
    const node = stamp(entry.kind, { text: entry.text, time: entry.at, undo: entry.undoable });
    this.log.append(node);
    if (entry.answer) this.#answerInto(node, entry.answer);
    return node;
  }

  #answerInto(turn, answer) {
    const node = stamp("answer", { text: answer.text, failed: answer.outcome === "failed" || answer.outcome === "not_found" });
    for (const source of answer.sources ?? []) node.append(this.#source(source));
    for (const action of answer.actions ?? []) node.append(this.#action(action));
    turn.append(node);
  }

  #source(source) {
    const node = stamp("quoted", { quote: source.quote, href: sourceLink(source), title: source.title ?? source.document });
    if (!source.title) titleOf(source.document).then((title) => { part(node, "title").textContent = title; });
    return node;
  }

  #action(action) {
    return stamp("action", {
      before: action.before,
      after: action.after,
      changed: action.before || action.after,
      both: action.before && action.after,
      undo: action.undo,
      section: action.section,
      report: action.report && `/bao-cao/${encodeURIComponent(action.report)}`,
      file: action.url,
    });
  }

  async #undo(button) {
    button.disabled = true;
    try {
      await this.onUndo();
      button.replaceWith(say("undone"));
    } catch (error) {
      button.disabled = false;
      this.line(error.message);
    }
  }

  chips(phrases) {
    const nodes = phrases.map((phrase) => stamp("chip", { phrase }));
    one(".chips", this.form).replaceChildren(...nodes);
  }

  focus() {
    this.field.focus();
  }

  #end(node = null) {
    if (node) node.scrollIntoView({ block: "start" });
    else this.log.scrollTop = this.log.scrollHeight;
  }
}
