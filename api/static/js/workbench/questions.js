// «Hỏi»: one card a fact. Enter saves and goes to the next; a card being typed in is never redrawn.
import { actions, composing, one, scrollTo } from "../core/dom.js";
import { part, say, stamp } from "../core/templates.js";
import { cardNode, emptyWords } from "./question-card.js";
import { isOpen } from "./store.js";

export class Questions {
  #cards = new Map();
  #filter = "open";
  #reopened = new Set();

  /** context: {section()} current section id; go(section id); answered(question, value) after it is saved. */
  constructor(root, store, saver, context) {
    Object.assign(this, { root, store, saver, context });
    this.list = part(root, "cards");
    this.#listen();
    store.subscribe(() => this.draw());
    this.draw();
  }

  #listen() {
    actions(this.root, {
      filter: (button) => this.#choose(button.dataset.filter),
      save: (button) => this.#submit(this.#cardOf(button)),
      none: (button) => this.none(this.#cardOf(button)),
      same: (button) => this.same(this.#cardOf(button)),
      option: (button) => this.#send(this.#cardOf(button), button.dataset.value),
      reopen: (button) => this.#reopen(this.#cardOf(button).id),
      "go-section": (button) => this.context.go(button.dataset.section),
    });
    this.root.addEventListener("keydown", (event) => {
      if (composing(event) || !event.target.matches("input")) return;
      if (event.key === "Enter") this.#submit(this.#cardOf(event.target));
      else if (event.key === "0" && event.altKey) this.none(this.#cardOf(event.target));
      else if (event.key === "=" && event.altKey) this.same(this.#cardOf(event.target));
      else return;
      event.preventDefault();
    });
  }

  #cardOf = (element) => this.#cards.get(element.closest("[data-question]").dataset.question);

  #choose(filter) {
    this.#filter = filter;
    this.#reopened.clear();
    this.#cards.clear();
    this.list.replaceChildren();
    this.draw();
  }

  #wanted() {
    const here = this.context.section();
    return this.store.report.questions.filter((question) => {
      const open = isOpen(question) || this.#reopened.has(question.id);
      if (this.#filter === "done") return question.value !== null;
      return open && (this.#filter === "open" || question.sections.includes(here));
    });
  }

  draw() {
    this.#drawFilter();
    const wanted = this.#wanted();
    const nodes = wanted.map((question) => this.#card(question).node);
    for (const stale of [...this.list.children].filter((node) => !nodes.includes(node))) stale.remove();
    if (!this.list.children.length) this.list.append(...nodes);
    else nodes.forEach((node, index) => {
      if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null);
    });
    this.context.drawn?.();
    if (!nodes.length) this.list.append(stamp(this.#filter === "done" ? "no-answers" : "no-questions", { total: this.store.report.questions.length }));
  }

  #drawFilter() {
    const { questions } = this.store.report;
    const open = questions.filter(isOpen);
    const here = open.filter((question) => question.sections.includes(this.context.section()));
    const counts = { here: here.length, open: open.length, done: questions.filter((question) => question.value !== null).length };
    for (const button of this.root.querySelectorAll("[data-filter]")) {
      const { filter } = button.dataset;
      button.textContent = say(`filter-${filter}`, { count: counts[filter] });
      button.setAttribute("aria-pressed", String(filter === this.#filter));
    }
    part(this.root, "share").textContent = say("answered-share", { done: counts.done, total: counts.done + open.length });
  }

  #card(question) {
    const shape = JSON.stringify([question.value, this.#reopened.has(question.id)]);
    const old = this.#cards.get(question.id);
    if (old && (old.shape === shape || old.node.contains(document.activeElement))) return old;
    const node = cardNode(question, this.store, question.value !== null && !this.#reopened.has(question.id));
    old?.node.replaceWith(node);
    const card = { id: question.id, node, shape };
    this.#cards.set(question.id, card);
    return card;
  }

  #reopen(id) {
    this.#reopened.add(id);
    this.#cards.delete(id); // the card holds the button that was pressed: it is drawn anew all the same
    this.draw();
    this.focus(id);
  }

  #submit(card) {
    const input = one("input", card.node);
    const value = input.value.normalize("NFC").trim();
    input.setAttribute("aria-invalid", String(!value));
    if (!value) return this.#complain(card, emptyWords(card.node));
    this.#send(card, value);
  }

  /** «Không phát sinh», where the card offers it. */
  none(card) {
    if (!one("[data-do='none']", card.node)) return this.#complain(card, say("answer-no-way"));
    return this.#send(card, "none");
  }

  /** «Như kỳ trước», where the card offers it. */
  same(card) {
    const { same } = this.store.questions.get(card.id);
    if (!same) return this.#complain(card, say("answer-no-same"));
    return this.#send(card, same);
  }

  #complain(card, text) {
    part(card.node, "error").textContent = text;
  }

  async #send(card, value) {
    const next = this.#next(card);
    this.#complain(card, "");
    if (next) this.focus(next.id);
    else document.activeElement.blur();
    this.#reopened.delete(card.id);
    try {
      const saved = await this.saver.answer({ [card.id]: value });
      if (saved) this.context.answered(this.store.questions.get(card.id), value);
      else this.#complain(card, say("answer-waiting"));
    } catch (error) {
      if (error.status === 409) this.#reopened.add(card.id); // another has answered it: what was typed stays beside what they said
      this.#complain(card, error.message);
      if (!one(".pm:focus, textarea:focus")) this.focus(card.id); // never out of a text that is being written
    }
  }

  #next(card) {
    const order = [...this.list.children].filter((node) => one("input, [data-do='option']", node));
    const following = order[order.indexOf(card.node) + 1];
    return following ? this.#cards.get(following.dataset.question) : null;
  }

  /** Shows the card of a question and puts the cursor in it. */
  focus(id) {
    const question = this.store.questions.get(id);
    if (!question) return;
    if (question.value !== null && !this.#reopened.has(id)) return this.#reopen(id);
    if (!this.#cards.get(id)?.node.isConnected) this.#choose("open");
    const { node } = this.#cards.get(id);
    scrollTo(node, "nearest");
    const field = one("input, [data-do='option']", node);
    field?.focus({ preventScroll: true });
    field?.select?.(); // what is typed takes the place of the answer that stands there
  }

  /** step: 1 to the next open question, -1 to the one before. */
  focusNext(step = 1) {
    const open = this.store.openQuestions();
    const at = open.findIndex((question) => this.#cards.get(question.id)?.node.contains(document.activeElement));
    const from = at < 0 && step < 0 ? 0 : at;
    if (open.length) this.focus(open.at((from + step) % open.length).id);
  }
}
