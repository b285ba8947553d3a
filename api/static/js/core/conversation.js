// The conversation: what was asked, what was answered with which sources, what was done and can be undone. Needs no model.
import { answerNode, isUndoable } from "./answers.js";
import { actions, composing, one } from "./dom.js";
import { clock } from "./dates.js";
import { Offline, post } from "./http.js";
import { passing } from "./memory.js";
import { say, stamp } from "./templates.js";

const KEPT = 60;

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
    this.retire();
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
    this.#answer(turn, answer);
    this.#remember({ kind: "turn", text, at: clock(), answer });
    this.#end(turn.offsetHeight > this.log.clientHeight ? turn : null);
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
    if (undoable) this.retire();
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
    if (entry.answer) this.#answer(node, entry.answer);
    return node;
  }

  #answer(turn, answer) {
    if (answer.actions?.some(isUndoable)) this.retire();
    turn.append(answerNode(answer, { places: Boolean(this.onGo) }));
  }

  /** Only the last change can be undone: earlier buttons go. */
  retire() {
    for (const button of this.log.querySelectorAll("[data-do='undo']")) button.remove();
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

  /** To the end, or to the beginning of what is too long to be seen whole. */
  #end(node = null) {
    if (node) node.scrollIntoView({ block: "start" });
    else this.log.scrollTop = this.log.scrollHeight;
  }
}
