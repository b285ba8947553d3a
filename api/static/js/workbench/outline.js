// The outline: every section with its state as icon and word; counts on top filter it; the section in view is marked; tools change it.
import { actions, all, one } from "../core/dom.js";
import { fill, part, say, stamp } from "../core/templates.js";
import { headingOf } from "./sections.js";
import { stateOf, tally } from "./status.js";

const TONES = ["okc", "slt", "err", "none"];
const TOOLS = ["add", "rename", "up", "down", "drop"];
const KEYS = { Insert: "add", F2: "rename", Delete: "drop" };

export class Outline {
  #only = null;
  #picked = null;

  /** go(section id); tool(name, section id) for the tools and their keys. */
  constructor(root, store, { go, tool }) {
    Object.assign(this, { root, store, go, tool, current: null });
    actions(root, {
      only: (button) => this.#filter(button.dataset.tone),
      work: () => this.#filter("work"),
      "go-section": (button, event) => { event.preventDefault(); go(button.dataset.section); },
      tool: (button) => tool(button.dataset.tool, this.#target()),
    });
    root.addEventListener("focusin", ({ target }) => { if (target.dataset.section) this.#pick(target.dataset.section); });
    part(root, "rows").addEventListener("keydown", (event) => this.#key(event));
    store.subscribe(() => this.draw());
    this.draw();
  }

  #target = () => (this.store.sections.has(this.#picked) ? this.#picked : this.current);

  /** The row that the tools are about: the one touched last, until the draft moves on. */
  #pick(id) {
    this.#picked = id;
    const section = this.store.sections.get(this.#target());
    for (const name of TOOLS) {
      const label = say(`tool-${name}`, { heading: section ? headingOf(section) : "" });
      const button = one(`[data-tool="${name}"]`, this.root);
      button.title = label;
      button.setAttribute("aria-label", label);
    }
  }

  #key(event) {
    const id = event.target.dataset.section;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && event.altKey && id) this.tool(step < 0 ? "up" : "down", id);
    else if (step && !event.altKey) this.#walk(event.target, step);
    else if (KEYS[event.key] && id && !event.altKey) this.tool(KEYS[event.key], id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #walk(from, step) {
    const rows = all("[data-section]", part(this.root, "rows"));
    const at = rows.indexOf(from);
    (at < 0 ? rows[0] : rows[at + step])?.focus();
  }

  focus(id) {
    one(`[data-section="${CSS.escape(id)}"]`, this.root)?.focus();
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
    const work = part(this.root, "work");
    work.textContent = say("work-left", { count: total - counts.okc });
    work.setAttribute("aria-pressed", String(this.#only === "work"));
    this.#drawRows();
    const share = Math.round(this.store.report.inherited_share * 100);
    part(this.root, "share").textContent = say("percent", { share });
    this.mark(this.current);
  }

  #drawRows() {
    const list = part(this.root, "rows");
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.section : null;
    const rows = this.store.report.sections.map((section) => this.#row(section)).filter(Boolean);
    list.replaceChildren(...(rows.length ? rows : [stamp("v-none", { text: say("work-none") })]));
    if (focused) this.focus(focused);
  }

  #row(section) {
    const label = headingOf(section);
    if (this.store.isPart(section)) return this.#only ? null : stamp("outline-part", { id: section.id, href: `#${section.id}`, label, level: section.level });
    const state = stateOf(this.store, section);
    if (!this.#shows(state.tone === "inh" ? "none" : state.tone)) return null;
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

  #shows = (tone) => !this.#only || (this.#only === "work" ? tone !== "okc" : tone === this.#only);

  mark(id) {
    const other = id !== this.current;
    this.current = id;
    for (const row of all("[data-section]", this.root)) {
      if (row.dataset.section === id) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    if (!this.root.contains(document.activeElement)) this.#pick(null);
    else this.#pick(this.#picked);
    const row = one("[aria-current]", this.root);
    if (other && row?.previousElementSibling) requestAnimationFrame(() => row.scrollIntoView({ block: "nearest" })); // not before the page is laid out anyway
  }
}
