// «Sửa»: a section becomes an editing pane; unsaved text is kept in this browser until the server has it.
import { later, one } from "../core/dom.js";
import { clock } from "../core/dates.js";
import { post } from "../core/http.js";
import { lasting } from "../core/memory.js";
import { part, say, stamp } from "../core/templates.js";
import { textOf } from "./saver.js";
import { headingOf } from "./sections.js";

const KEEP_AFTER = 250;

export class Editing {
  #open = new Map();

  /** redraw(section id) puts the section back as read-only text; report(text, button?) shows a short message. */
  constructor(store, saver, { redraw, report }) {
    Object.assign(this, { store, saver, redraw, report });
    addEventListener("pagehide", () => [...this.#open.keys()].forEach((id) => this.#keep(id)));
  }

  #key = (id) => `edit:${this.store.report.id}:${id}`;

  has = (id) => this.#open.has(id);

  /** Text typed earlier that never reached the server: {paragraphs, at} or null. */
  kept = (id) => (this.has(id) ? null : lasting.get(this.#key(id)));

  forget(id) {
    lasting.drop(this.#key(id));
    this.redraw(id);
  }

  async open(id, paragraphs = null) {
    if (this.has(id)) return this.#open.get(id).pane?.focus();
    const own = this.store.sections.get(id).paragraphs.map((each) => ({ id: each.id, text: textOf(each), footnote: each.footnote }));
    const node = stamp("editing", { id });
    const place = one(`#draft [data-section="${CSS.escape(id)}"]`);
    part(place, "candidates").replaceChildren();
    part(place, "body").replaceChildren(node);
    const entry = { node, pane: null, original: JSON.stringify(own) };
    this.#open.set(id, entry);
    const { mount } = await import("/static/editor.js");
    if (this.#open.get(id) !== entry) return;
    entry.pane = mount(part(node, "pane"), this.#options(id, paragraphs ?? own));
    entry.pane.focus();
  }

  #options(id, paragraphs) {
    return {
      paragraphs,
      label: say("editing-label", { heading: headingOf(this.store.sections.get(id)) }),
      onChange: later(KEEP_AFTER, () => this.#keep(id)),
      onSave: () => this.save(id),
      onCancel: () => this.cancel(id),
      onLegacy: () => this.report(say("legacy")),
      check: (texts) => this.#check(texts),
    };
  }

  #keep(id) {
    const { pane, node } = this.#open.get(id) ?? {};
    if (!pane || !this.#changed(id)) return;
    const kept = lasting.set(this.#key(id), { paragraphs: pane.paragraphs(), at: new Date().toISOString() });
    part(node, "kept").textContent = kept ? say("kept", { time: clock() }) : say("not-kept");
  }

  #changed(id) {
    const { pane, original } = this.#open.get(id);
    return JSON.stringify(pane.paragraphs()) !== original;
  }

  async #check(texts) {
    const { office, deadline } = this.store.report;
    const answer = await post("/check", { paragraphs: texts, office, as_of: deadline ?? undefined, unit: "utf-16" });
    return answer.findings;
  }

  async save(id) {
    const { pane, node } = this.#open.get(id) ?? {};
    if (!pane || pane.composing()) return;
    this.#keep(id);
    pane.seal();
    part(node, "save").disabled = true;
    try {
      const saved = await this.saver.decide(id, { action: "edit", paragraphs: pane.paragraphs() });
      if (!saved) part(node, "kept").textContent = say("kept-offline");
    } catch (error) {
      part(node, "kept").textContent = error.message;
    } finally {
      part(node, "save").disabled = false;
    }
  }

  /** The server has the text. */
  acknowledged(id) {
    lasting.drop(this.#key(id));
    if (this.has(id)) this.#close(id);
  }

  #close(id) {
    this.#open.get(id).pane?.destroy();
    this.#open.delete(id);
    this.redraw(id);
  }

  cancel(id) {
    const { pane } = this.#open.get(id) ?? {};
    if (pane?.composing()) return;
    const left = pane && this.#changed(id) ? pane.paragraphs() : null;
    lasting.drop(this.#key(id));
    this.#close(id);
    if (left) this.report(say("edit-left"), { label: say("take-back"), run: () => this.open(id, left) });
  }
}
