// What the list is narrowed to: kind, year, agency, period; each with how many documents the library has of it.
import { actions } from "../core/dom.js";
import { periodWords } from "../core/dates.js";
import { get } from "../core/http.js";
import { part, say, stamp } from "../core/templates.js";

const NONE = { kind: "", year: "", agency: "", period: "" };
const YEARS = 6;
const KINDS = ["report", "plan", "request", "news", "legal"];

export class Filters {
  constructor(root, onChange) {
    Object.assign(this, { root, onChange, chosen: { ...NONE }, total: 0 });
    this.node = stamp("filters");
    root.append(this.node);
    actions(root, { pick: (button) => this.#choose(button.dataset.name, button.dataset.value) });
    for (const [name, list] of [["agency", "agencies"], ["period", "periods"], ["year", "older"]]) {
      part(this.node, list).addEventListener("change", (event) => this.#choose(name, event.target.value));
    }
  }

  get isSet() {
    return Object.values(this.chosen).some(Boolean);
  }

  /** As fields of the address. */
  get fields() {
    return Object.fromEntries(Object.entries(this.chosen).filter(([, value]) => value));
  }

  async load() {
    const counts = await get("/documents/counts").catch(() => null);
    if (counts) this.draw(counts);
  }

  clear() {
    this.chosen = { ...NONE };
    if (this.counts) this.draw(this.counts);
  }

  #choose(name, value) {
    this.chosen[name] = value;
    this.draw(this.counts);
    this.onChange();
  }

  draw(counts) {
    this.counts = counts;
    this.total = counts.total;
    const kinds = new Map(counts.kinds.map(({ name, count }) => [name, count]));
    const kindPicks = KINDS.filter((kind) => kinds.has(kind)).map((kind) => this.#pick("kind", kind, say(`kind-${kind}`), kinds.get(kind)));
    part(this.node, "kinds").replaceChildren(this.#pick("kind", "", say("all-kinds"), counts.total), ...kindPicks);
    const yearPicks = counts.years.slice(0, YEARS).map(({ name, count }) => this.#pick("year", String(name), String(name), count));
    this.#options("older", this.chosen.year, counts.years.slice(YEARS).map(({ name, count }) => ({ name: String(name), count })), (name) => name);
    part(this.node, "older").hidden = counts.years.length <= YEARS;
    part(this.node, "years").replaceChildren(this.#pick("year", "", say("all-years"), counts.total), ...yearPicks);
    this.#options("agencies", this.chosen.agency, counts.agencies, (name) => name);
    this.#options("periods", this.chosen.period, counts.periods, periodWords);
    part(this.node, "clear").hidden = !this.isSet;
    this.root.dispatchEvent(new CustomEvent("counted", { detail: counts, bubbles: true }));
  }

  #pick(name, value, words, count) {
    return stamp("pick", { name, value, words, count: String(count), chosen: String(this.chosen[name] === value) });
  }

  #options(list, chosen, counted, words) {
    const select = part(this.node, list);
    const options = counted.map(({ name, count }) => new Option(`${words(name)} (${count})`, name, false, name === chosen));
    select.replaceChildren(select.options[0], ...options);
    select.value = options.some((option) => option.value === chosen) ? chosen : "";
  }
}
