// What an answer would come to, said while it is typed; and how answered figures stand to last period. The card being typed in is never redrawn.
import { composing, later, one } from "../../core/dom.js";
import { post } from "../../core/http.js";
import { part, say, stamp } from "../../core/templates.js";

const AFTER = 450;
const ICONS = { error: "error", warning: "warn" };

export class FactNotes {
  #revision = -1;
  #told = { notes: [], comparisons: [] };

  constructor(root, store) {
    Object.assign(this, { root, store, asked: 0 });
    this.soon = later(AFTER, (card) => this.#try(card));
    root.addEventListener("input", (event) => { if (!composing(event)) this.soon(event.target.closest("[data-question]")); });
  }

  #check = (facts) => post(`/reports/${this.store.report.id}/facts/check`, { facts });

  async #try(card) {
    const field = card && one("input", card);
    const place = card && part(card, "notes");
    if (!field || !place) return;
    const value = field.value.normalize("NFC").trim();
    const turn = (this.asked += 1);
    if (!value) return place.replaceChildren();
    const id = card.dataset.question;
    const told = await this.#check({ [id]: value }).catch(() => null);
    if (!told || turn !== this.asked || field.value.normalize("NFC").trim() !== value) return;
    place.replaceChildren(...nodes(told, id), ...this.#written(told, id, value));
    field.setAttribute("aria-invalid", String(told.notes.some((note) => note.question === id && note.severity === "error")));
  }

  /** Days alone take the words of last period: said before they are stored. */
  #written({ accepted }, id, value) {
    const text = accepted?.[id];
    if (!text || text === value || this.store.questions.get(id)?.type !== "date") return [];
    return [stamp("note", { text: say("date-written", { value: text }), icon: "/static/icons.svg#pen" })];
  }

  /** Fills the answered cards that are shown. */
  async decorate() {
    const cards = [...this.root.querySelectorAll(".q.done")];
    if (!cards.length) return;
    const { revision, questions } = this.store.report;
    if (this.#revision !== revision) {
      const facts = Object.fromEntries(questions.filter((each) => each.value !== null).map((each) => [each.id, each.value]));
      if (!Object.keys(facts).length) return;
      const told = await this.#check(facts).catch(() => null);
      if (!told) return;
      [this.#told, this.#revision] = [told, revision];
    }
    for (const card of cards) part(card, "compared")?.replaceChildren(...nodes(this.#told, card.dataset.question));
  }
}

function nodes({ notes, comparisons }, id) {
  const compared = comparisons.filter((each) => each.question === id).map(({ previous, value, words }) => stamp("compare-value", { text: say("compare-value", { previous, value: value === "none" ? say("none") : value, words }) }));
  const said = notes.filter((note) => note.question === id || note.others.includes(id)).map(({ severity, text }) => stamp("note", { text, error: severity === "error", warning: severity !== "error", icon: `/static/icons.svg#${ICONS[severity] ?? "info"}` }));
  return [...said, ...compared];
}
