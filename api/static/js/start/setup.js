// From last period's document to a new report: choose the document, the period, look at what will change, create.
import { actions, one } from "../core/dom.js";
import { day, following, periodWords, split } from "../core/dates.js";
import { get, post } from "../core/http.js";
import { part, say, stamp } from "../core/templates.js";

const USABLE = new Set(["report", "plan", "news"]);
const STATES = ["kept", "renamed", "new", "dropped"];

const facts = (document) =>
  say("document-facts", { number: document.number ?? say("no-number"), day: day(document.date) || say("no-day"), sections: document.sections });

export const newestFirst = (one, other) => (other.date ?? "").localeCompare(one.date ?? "");

export class Setup {
  /** onCreated(report): the new report exists. */
  constructor(onCreated) {
    this.onCreated = onCreated;
    this.node = stamp("setup");
    this.asked = 0;
    this.request = null;
    actions(this.node, {
      period: (button) => this.preview(button.dataset.code),
      "own-period": () => this.#own(),
      create: (button) => this.#create(button),
      "drop-request": () => this.useRequest(null),
    });
    this.node.addEventListener("change", (event) => event.target.name === "from" && this.choose(event.target.value));
  }

  async load(chosen = null) {
    this.documents = await get("/documents");
    const usable = this.documents.filter((document) => USABLE.has(document.kind)).sort(newestFirst);
    const nodes = usable.map((document) => stamp("choice", { id: document.id, title: document.title, facts: facts(document) }));
    part(this.node, "choices").replaceChildren(...nodes);
    if (!nodes.length) part(this.node, "choices").append(say("no-documents"));
    if (chosen) this.choose(chosen);
  }

  choose(id) {
    this.from = this.documents.find((document) => document.id === id);
    if (!this.from) return;
    const radio = one(`input[value="${CSS.escape(id)}"]`, this.node);
    if (radio) {
      radio.checked = true;
      part(this.node, "choices").scrollTop = radio.parentElement.offsetTop;
    }
    const offers = following(this.from.period);
    const node = stamp("period", { year: (split(this.from.period)?.year ?? new Date().getFullYear() - 1) + 1 });
    part(node, "offers").append(...offers.map((code) => stamp("offer", { code, words: periodWords(code), chosen: "false" })));
    part(this.node, "period").replaceChildren(node);
    if (offers.length) this.preview(offers[0]);
  }

  useRequest(document) {
    this.request = document;
    part(this.node, "request").replaceChildren(...(document ? [stamp("request-line", { title: document.title })] : []));
    if (this.period) this.preview(this.period);
  }

  #own() {
    const year = part(this.node, "year").value.trim();
    if (!/^(19|20)\d\d$/.test(year)) return this.#failed(say("year-odd"));
    this.preview(year + part(this.node, "part").value);
  }

  #failed(reason) {
    part(this.node, "preview").replaceChildren(stamp("preview-failed", { reason }));
  }

  #body() {
    return { from: this.from.id, period: this.period, ...(this.request ? { request: this.request.id } : {}) };
  }

  async preview(period) {
    this.period = period;
    for (const offer of this.node.querySelectorAll("[data-do='period']")) offer.setAttribute("aria-pressed", String(offer.dataset.code === period));
    const place = part(this.node, "preview");
    place.replaceChildren(stamp("preview-loading"));
    const asked = (this.asked += 1);
    try {
      const found = await post("/reports/preview", this.#body());
      if (asked !== this.asked) return;
      place.replaceChildren(previewNode(found));
      place.scrollIntoView({ block: "nearest" });
    } catch (error) {
      if (asked === this.asked) this.#failed(error.message);
    }
  }

  async #create(button) {
    const said = part(this.node, "said");
    button.disabled = true;
    said.textContent = say("creating");
    try {
      this.onCreated(await post("/reports", this.#body()));
    } catch (error) {
      said.textContent = error.message;
      button.disabled = false;
    }
  }
}

function previewNode({ title, period_words: words, counts, outline }) {
  const numbers = Object.fromEntries(STATES.map((state) => [state, outline.filter((line) => line.status === state).length]));
  const node = stamp("preview", {
    ...counts,
    summary: say("preview-summary", { title: title || words, ...counts }),
    outlined: say("outline-count", { ...numbers, added: numbers.new }),
  });
  const lines = outline.map(({ number, heading, level, status }) =>
    stamp("outline-line", {
      heading: heading.startsWith(number) ? heading : `${number} ${heading}`,
      level,
      status,
      fresh: status === "new",
      renamed: status === "renamed",
      dropped: status === "dropped",
      word: say(`outline-${status}`),
    }),
  );
  part(node, "outline").append(...lines);
  return node;
}
