// The outline: every section with its state as icon and word; counts on top filter it; the section in view is marked.
import { actions, all, one } from "../core/dom.js";
import { fill, part, say, stamp } from "../core/templates.js";
import { headingOf } from "./sections.js";
import { stateOf, tally } from "./status.js";

const TONES = ["okc", "slt", "err", "none"];

export class Outline {
  #only = null;

  constructor(root, store, { go }) {
    Object.assign(this, { root, store, current: null });
    actions(root, {
      only: (button) => this.#filter(button.dataset.tone),
      "go-section": (button, event) => { event.preventDefault(); go(button.dataset.section); },
    });
    store.subscribe(() => this.draw());
    this.draw();
  }

  #filter(tone) {
    this.#only = this.#only === tone ? null : tone;
    this.draw();
  }

  draw() {
    const counts = tally(this.store);
    const total = TONES.reduce((sum, tone) => sum + counts[tone], 0) || 1;
    for (const tone of TONES) {
      const bar = one(`.meter .${tone}`, this.root);
      bar.style.flex = String(counts[tone] / total);
      const button = one(`[data-tone="${tone}"]`, this.root);
      fill(button, { [`n-${tone}`]: counts[tone], title: say(`tally-${tone}`, { count: counts[tone] }) });
      button.setAttribute("aria-pressed", String(this.#only === tone));
    }
    const rows = this.store.report.sections.map((section) => this.#row(section)).filter(Boolean);
    part(this.root, "rows").replaceChildren(...rows);
    const share = Math.round(this.store.report.inherited_share * 100);
    part(this.root, "share").textContent = say("percent", { share });
    this.mark(this.current);
  }

  #row(section) {
    const label = headingOf(section);
    if (this.store.isPart(section)) return this.#only ? null : stamp("outline-part", { id: section.id, href: `#${section.id}`, label, level: section.level });
    const state = stateOf(this.store, section);
    if (this.#only && this.#only !== (state.tone === "inh" ? "none" : state.tone)) return null;
    return stamp("outline-row", {
      id: section.id,
      href: `#${section.id}`,
      label,
      word: say("outline-word", { word: state.word }),
      icon: `/static/icons.svg#${state.icon}`,
      tone: `c-${state.tone}`,
      count: state.count ? String(state.count) : section.outline === "new" ? say("outline-new") : "",
      counted: `count c-${state.tone}`,
      title: `${label}: ${state.word}`,
    });
  }

  mark(id) {
    this.current = id;
    for (const row of all("[data-section]", this.root)) {
      if (row.dataset.section === id) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    one("[aria-current]", this.root)?.scrollIntoView({ block: "nearest" });
  }
}
