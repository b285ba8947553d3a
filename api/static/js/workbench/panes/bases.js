// Legal bases that a section may cite: those in force that the same section of earlier documents cites, each with its reason.
import { actions } from "../../core/dom.js";
import { get } from "../../core/http.js";
import { toast } from "../../core/shell.js";
import { part, say, stamp } from "../../core/templates.js";
import { textOf } from "../saver.js";
import { headingOf } from "../sections.js";

export class Bases {
  #found = [];
  #of = null;

  constructor(root, desk) {
    Object.assign(this, { desk, store: desk.store, node: stamp("bases") });
    root.querySelector(".panel-b").after(this.node);
    this.node.addEventListener("toggle", () => this.follow());
    actions(this.node, { "add-basis": (button) => this.#add(this.#found[Number(button.dataset.at)], button) });
    this.follow();
  }

  /** The section in view has changed. */
  async follow() {
    const section = this.store.sections.get(this.desk.section);
    if (!section) return;
    part(this.node, "where").textContent = say("section-short", { number: section.number }).trim() || headingOf(section);
    if (!this.node.open || this.#of === section.id) return;
    this.#of = section.id;
    const place = part(this.node, "found");
    place.replaceChildren(stamp("v-none", { text: say("bases-loading") }));
    try {
      const found = await get(`/reports/${this.store.report.id}/sections/${encodeURIComponent(section.id)}/bases`);
      if (this.#of !== section.id) return;
      this.#found = found;
      place.replaceChildren(...(found.length ? found.map((basis, at) => stamp("base", { ...basis, at: String(at), href: `/so-hieu-luc?so=${encodeURIComponent(basis.number ?? "")}` })) : [stamp("no-bases")]));
    } catch (error) {
      this.#of = null;
      place.replaceChildren(stamp("v-none", { text: error.message }));
    }
  }

  /** A line of the officer's own behind the bases that stand at the section's beginning. */
  async #add(basis, button) {
    const section = this.store.sections.get(this.#of);
    const texts = section.paragraphs.map((each) => ({ id: each.id, text: textOf(each), footnote: each.footnote }));
    if (basis.number && texts.some(({ text }) => text.includes(basis.number))) return toast(say("basis-there", { number: basis.number }), null, "info");
    if (this.desk.editing.has(section.id)) return toast(say("editing-first"), null, "warn");
    const lead = say("basis-line").replace(/[\s;]+$/, "").toLowerCase();
    let at = 0;
    while (at < texts.length && texts[at].text.toLowerCase().startsWith(lead)) at += 1;
    const paragraphs = [...texts.slice(0, at), { text: say("basis-line", { text: basis.text }) }, ...texts.slice(at)];
    button.disabled = true;
    try {
      const saved = await this.desk.saver.decide(section.id, { action: "edit", paragraphs });
      if (saved) this.desk.done(say("did-add-basis", { number: basis.number ?? "", heading: headingOf(section) }));
    } catch (error) {
      toast(error.message, null, "error");
    } finally {
      button.disabled = false;
    }
    return null;
  }
}
