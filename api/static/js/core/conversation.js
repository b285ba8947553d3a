// The conversation: what was asked, what was answered with which sources, what was done and can be undone. Needs no model.
// That of a report is kept by the server; before there is a report this tab remembers it.
import { answerNode, isUndoable } from "./answers.js";
import { Composer } from "./composer.js";
import { actions, one } from "./dom.js";
import { clock, moment } from "./dates.js";
import { Offline, post } from "./http.js";
import { Kept } from "./kept.js";
import { passing } from "./memory.js";
import { say, stamp } from "./templates.js";

const REMEMBERED = 60;
const START = "talk:start";

/** The revision before what this button takes back: what its turn did and nothing older. */
function sinceOf(button) {
  const { since } = button.dataset;
  const made = button.closest(".line")?.dataset.revision;
  return since !== undefined ? Number(since) : made && Number(made) - 1;
}

export class Conversation {
  #entries = [];
  #busy = false;
  #kept = null;

  /**
   * log, form: elements · report: id or null · context(): more fields for the server ({section, sentence})
   * · onAnswer(answer): after each · onUndo(since) → Promise of whether anything was taken back · onGo(section id)
   * · isOwn(person): whether one's own change, which one may undo
   */
  constructor(log, form, options) {
    Object.assign(this, { log, ...options });
    this.composer = new Composer(form, (text) => !this.#busy && this.send(text));
    if (this.report) this.#kept = new Kept(this.report, { draw: (entry) => this.#drawKept(entry), earlier: (entries, more) => this.#earlier(entries, more), drawn: (undoable) => this.#settle(undoable) });
    else this.#recall();
    actions(this.log, {
      say: (button) => !this.#busy && this.send(button.dataset.say),
      undo: (button) => this.#undo(button),
      "earlier-turns": () => this.#kept.earlier(),
      "go-section": (button) => this.onGo?.(button.dataset.section),
    });
    this.#end();
  }

  #recall() {
    this.#entries = passing.get(START, []);
    for (const entry of this.#entries) this.#turn(entry.text, entry.at, entry.answer);
    this.retire();
  }

  async send(text) {
    if (this.#busy) return;
    this.onSend?.();
    this.#busy = true;
    this.#spend();
    const turn = this.#turn(text, clock());
    const waiting = stamp("answer-waiting");
    turn.append(waiting);
    this.#end();
    this.#kept?.expect(text, turn);
    const answer = await this.#ask(text);
    this.#busy = false;
    waiting.remove();
    if (answer.outcome === "failed") this.#kept?.forget(turn);
    this.#answer(turn, answer);
    if (!this.report) passing.set(START, this.#entries = [...this.#entries, { text, at: clock(), answer }].slice(-REMEMBERED));
    this.#end(turn.offsetHeight > this.log.clientHeight ? turn : null);
    await this.onAnswer?.(answer);
    await this.#kept?.look();
  }

  async #ask(message) {
    try {
      const body = { message, ...this.context?.() };
      const last = this.#entries.at(-1);
      if (this.report) body.report = this.report;
      else if (last?.answer.outcome === "clarify") body.asked = last.text;
      return await post("/chat", body);
    } catch (error) {
      if (error instanceof Offline) this.onOffline?.();
      return { outcome: "failed", text: error.message, sources: [], actions: [] };
    }
  }

  /** A short line. What changed the report is told by the server, in its words, wherever it was done; without it the words given stand. */
  async line(text, undoable = false) {
    if (undoable && this.#kept && await this.#kept.look()) return;
    if (undoable) this.retire();
    this.#add(stamp("line", { text, undo: undoable }));
    this.#end();
  }

  /** Whatever was done meanwhile. */
  refresh() {
    return this.#kept?.look();
  }

  /** A block of the page itself (a picker, a preview) inside the conversation; not remembered. */
  block(node) {
    this.#add(node);
    this.#end(node);
    return node;
  }

  /** The report has the conversation now. */
  moveTo() {
    passing.drop(START);
  }

  #add(node) {
    one("[data-part='greeting']", this.log)?.remove();
    this.log.append(node);
    return node;
  }

  #turn(text, time, answer = null, by = "") {
    const node = this.#add(stamp("turn", { text, time, by }));
    if (answer) this.#answer(node, answer);
    return node;
  }

  /** An entry as the server keeps it; returns its node. */
  #drawKept(entry, place = null) {
    const node = entry.kind === "turn"
      ? this.#turn(entry.message, moment(entry.at), entry.reply, entry.who)
      : this.#add(stamp("line", { text: entry.text, by: say("line-by", { who: entry.who, time: moment(entry.at) }), undo: entry.action !== "undo" }));
    node.dataset.revision = entry.revision;
    if (this.isOwn && !this.isOwn(entry.person ?? entry.who)) for (const button of node.querySelectorAll("[data-do='undo']")) button.remove();
    if (place) this.log.insertBefore(node, place);
    return node;
  }

  #earlier(entries, more) {
    const first = one(".turn", this.log);
    const height = this.log.scrollHeight;
    one("[data-do='earlier-turns']", this.log)?.parentElement.remove();
    for (const entry of entries) this.#drawKept(entry, first);
    this.retire();
    if (more) this.log.prepend(stamp("earlier"));
    this.log.scrollTop += this.log.scrollHeight - height;
  }

  /** Only the last change can be undone: other buttons go; only the last answer offers choices. */
  #settle(undoable) {
    const turns = [...this.log.querySelectorAll(".turn")];
    const last = turns.findLast((turn) => turn.dataset.revision && Number(turn.dataset.revision) === undoable);
    for (const turn of turns) if (turn !== last) for (const button of turn.querySelectorAll("[data-do='undo']")) button.remove();
    for (const turn of turns.slice(0, -1)) turn.querySelector(".choices")?.remove();
    this.#end();
  }

  #answer(turn, answer) {
    if (answer.actions?.some(isUndoable)) this.retire();
    turn.append(answerNode(answer, { places: Boolean(this.onGo) }));
  }

  retire() {
    for (const button of this.log.querySelectorAll("[data-do='undo']")) button.remove();
  }

  #spend() {
    for (const choices of this.log.querySelectorAll(".choices")) choices.remove();
  }

  async #undo(button) {
    button.disabled = true;
    try {
      const taken = await this.onUndo(sinceOf(button));
      if (taken === false) this.line(say("undo-nothing"));
      button.replaceWith(taken === false ? "" : say("undone"));
      await this.#kept?.look();
    } catch (error) {
      button.disabled = false;
      this.line(error.message);
    }
  }

  chips(phrases) {
    this.composer.chips(phrases);
  }

  focus() {
    this.composer.focus();
  }

  /** To the end, or to the beginning of what is too long to be seen whole. */
  #end(node = null) {
    if (this.log.closest("[hidden]")) return; // nothing to scroll, and asking for its height lays the whole page out
    if (node) node.scrollIntoView({ block: "start" });
    else this.log.scrollTop = this.log.scrollHeight;
  }
}
