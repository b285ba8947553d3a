// From a request or last period's document to a new report: what was understood, what to start from, what will change, create.
import { actions, one } from "../core/dom.js";
import { day, following, isoOf, periodWords, split } from "../core/dates.js";
import { get, post } from "../core/http.js";
import { part, say, stamp } from "../core/templates.js";
import { restWith } from "../core/why.js";
import { placesNode, previewNode } from "./preview.js";
import { requestNode } from "./request.js";

const USABLE = new Set(["report", "plan", "news"]);

const facts = (document) =>
  say("document-facts", { number: document.number ?? say("no-number"), day: day(document.date) || say("no-day"), sections: document.sections });

export const newestFirst = (one, other) => (other.date ?? "").localeCompare(one.date ?? "");

export class Setup {
  #details = null;

  /** onCreated(report): the new report exists. */
  constructor(onCreated) {
    this.onCreated = onCreated;
    this.node = stamp("setup");
    this.asked = 0;
    this.request = this.from = this.template = this.office = null;
    actions(this.node, {
      period: (button) => this.preview(button.dataset.code),
      "own-period": () => this.#own(),
      create: (button) => this.#create(button),
      "drop-request": () => this.#withoutRequest(),
      places: (button) => this.#places(button),
    });
    this.node.addEventListener("change", (event) => this.#changed(event.target));
  }

  /** Another choice has been opened below: this one can no more be made. */
  retire() {
    const create = part(this.node, "create");
    if (create) restWith(create, part(this.node, "said"), say("rests-retired"));
  }

  focus() {
    (one("input[name=from]:checked", this.node) ?? one("input[name=from]", this.node))?.focus({ preventScroll: true });
  }

  async load({ from = null, request = null, template = false }) {
    [this.documents, this.templates] = await Promise.all([get("/documents"), get("/templates").catch(() => [])]);
    if (request) return this.#fromRequest(request);
    const usable = this.documents.filter((document) => USABLE.has(document.kind)).sort(newestFirst);
    this.#choices(usable.map((document) => ({ id: document.id, title: document.title, facts: facts(document) })), this.templates);
    if (from) this.choose(`d:${from}`);
    else if (template && this.templates.length) this.choose(`t:${this.templates[0].name}`);
  }

  async #fromRequest(document) {
    this.request = document;
    const read = this.read = await get(`/documents/${encodeURIComponent(document.id)}/request`);
    part(this.node, "request").replaceChildren(requestNode(document, read));
    const role = (each) => say(`role-${each.role}`, { period: each.period_words });
    this.#choices(read.origins.map((each) => ({ id: each.id, title: each.number ? say("origin-numbered", each) : each.title, facts: [day(each.date), role(each), each.wanted && say("origin-matched", each)].filter(Boolean).join(" · ") })), read.templates);
    if (read.period) this.#offer([read.period]);
    if (read.origins.length) this.choose(`d:${read.origins[0].id}`);
    else if (read.templates.length) this.choose(`t:${read.templates[0].name}`);
  }

  #choices(documents, templates) {
    const nodes = documents.map((each) => stamp("choice", { value: `d:${each.id}`, title: each.title, facts: each.facts }));
    nodes.push(...templates.map((each) => stamp("choice", { value: `t:${each.name}`, title: say("no-origin"), facts: say("origin-template", { label: each.label }) })));
    part(this.node, "choices").replaceChildren(...(nodes.length ? nodes : [say("no-documents")]));
  }

  choose(value) {
    const [kind, id] = [value[0], value.slice(2)];
    const radio = one(`input[value="${CSS.escape(value)}"]`, this.node);
    if (!radio) return;
    radio.checked = true;
    part(this.node, "choices").scrollTop = radio.parentElement.offsetTop - part(this.node, "choices").offsetTop;
    this.from = kind === "d" ? this.documents.find((document) => document.id === id) : null;
    this.template = kind === "t" ? this.templates.find((template) => template.name === id) : null;
    if (!this.request) this.#offer(this.from ? following(this.from.period) : fitting(this.template.periods));
    else if (this.period) this.preview(this.period);
  }

  #offer(codes) {
    const node = stamp("period", { year: (split(codes[0])?.year ?? new Date().getFullYear()) });
    part(node, "offers").append(...codes.map((code) => stamp("offer", { code, words: periodWords(code), chosen: "false" })));
    part(this.node, "period").replaceChildren(node);
    this.period = codes[0];
    if (codes.length && (this.from || this.template)) this.preview(codes[0]);
  }

  #withoutRequest() {
    this.request = this.read = null;
    part(this.node, "request").replaceChildren();
    if (this.period) this.preview(this.period);
  }

  #changed(field) {
    if (field.name === "from") return this.choose(field.value);
    if (field.dataset.field === "office") this.office = field.value.normalize("NFC").trim() || null;
    if (field.dataset.field === "period") return this.preview(field.value);
    if (field.dataset.field === "kind") this.kind = field.value;
    if (["office", "kind"].includes(field.dataset.field) && this.period) this.#draw();
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
    const deadline = isoOf(part(this.node, "deadline")?.value ?? "");
    const start = this.from ? { from: this.from.id } : { template: this.template.name };
    return { ...start, period: this.period, ...(this.request ? { request: this.request.id } : {}), ...(this.office ? { office: this.office } : {}), ...(this.kind && this.from ? { kind: this.kind } : {}), ...(deadline ? { deadline } : {}) };
  }

  async preview(period) {
    this.period = period;
    for (const offer of this.node.querySelectorAll("[data-do='period']")) offer.setAttribute("aria-pressed", String(offer.dataset.code === period));
    const deadline = part(this.node, "deadline")?.value;
    part(this.node, "preview").replaceChildren(stamp("preview-loading"));
    return this.#draw(deadline);
  }

  /** Draws the preview anew; until then the one that is there stays, so that a click on it is not lost. */
  async #draw(typed = "") {
    const place = part(this.node, "preview");
    const asked = (this.asked += 1);
    try {
      const { deadline: own, ...body } = this.#body();
      const found = await post("/reports/preview", { ...body, details: true });
      if (asked !== this.asked) return;
      this.#details = found.details ?? null;
      const deadline = part(this.node, "deadline")?.value ?? typed;
      const field = place.contains(document.activeElement) ? document.activeElement.dataset.field : null;
      place.replaceChildren(previewNode(found, { deadline: deadline || day(own || found.deadline), office: this.office ?? found.office }));
      part(this.node, "kind").value = this.kind ?? found.kind;
      part(this.node, "kind").disabled = !this.from;
      if (field) one(`[data-field="${field}"]`, place).focus();
    } catch (error) {
      if (asked === this.asked) this.#failed(error.message);
    }
  }

  /** «Xem 31»: the places themselves, under their line; once more: folded again. */
  #places(button) {
    const row = button.closest("tr");
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    if (open) return row.nextElementSibling.remove();
    row.after(placesNode(button.dataset.kind, this.#details[button.dataset.kind]));
  }

  async #create(button) {
    const said = part(this.node, "said");
    const deadline = part(this.node, "deadline");
    const odd = isoOf(deadline.value) === null;
    deadline.setAttribute("aria-invalid", String(odd));
    if (odd) return void (said.textContent = say("day-odd"), deadline.focus());
    button.disabled = true;
    this.asked += 1; // what is being made is no longer drawn anew
    said.textContent = say("creating");
    try {
      this.onCreated(await post("/reports", this.#body()));
    } catch (error) {
      said.textContent = error.message;
      button.disabled = false;
    }
  }
}

/** Periods that a template is for, this year and the next. */
function fitting(kinds) {
  const year = new Date().getFullYear();
  if (kinds.includes("half")) return [`${year}H1`, `${year}H2`, `${year + 1}H1`];
  if (kinds.includes("years")) return [`${year - 4}-${year}`];
  return [`${year}`, `${year + 1}`];
}
