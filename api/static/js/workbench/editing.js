// «Sửa»: a section becomes an editing pane; unsaved text is kept in this browser until the server has it.
import { one, paced } from "../core/dom.js";
import { clock, moment } from "../core/dates.js";
import { part, say, stamp } from "../core/templates.js";
import { newKey } from "./client.js";
import { toggleDifference } from "./differing.js";
import { checked, loadEditor } from "./editor.js";
import { KeptEdits } from "./kept-edits.js";
import { headingOf } from "./sections.js";
import { textOf } from "./saver.js";

const KEEP_AFTER = 250;
const KEEP_AT_LEAST = 1000;

export class Editing {
  #open = new Map();

  /** redraw(section id) puts the section back as read-only text; report(text, button?) shows a short message; opened() after one is opened or closed. */
  constructor(store, saver, { redraw, report, opened = () => {} }) {
    Object.assign(this, { store, saver, redraw, report, opened, edits: new KeptEdits(store.report.id) });
    addEventListener("pagehide", () => this.openIds().forEach((id) => this.#keep(id, true)));
    addEventListener("beforeunload", (event) => this.openIds().some((id) => this.#changed(id)) && event.preventDefault());
  }

  has = (id) => this.#open.has(id);
  openIds = () => [...this.#open.keys()];

  /** Text typed earlier that never reached the server: {paragraphs, at, revision, other?} or null. */
  kept = (id) => (this.has(id) ? null : this.edits.first(id));

  forget(id) {
    this.edits.drop(id, [this.edits.first(id)?.name]);
    this.redraw(id);
  }

  /** paragraphs: other text than the section's own, resting on revision; other: the change that another made meanwhile. */
  async open(id, paragraphs = null, { revision = this.store.report.revision, other = null } = {}) {
    if (this.has(id)) return this.#open.get(id).pane?.focus();
    const own = this.store.sections.get(id).paragraphs.map((each) => ({ id: each.id, text: textOf(each), footnote: each.footnote }));
    const unsaved = paragraphs ? null : this.edits.unsaved(id, this.saver);
    const node = stamp("editing", { id });
    const place = one(`#draft [data-section="${CSS.escape(id)}"]`);
    part(place, "candidates").replaceChildren();
    part(place, "body").replaceChildren(node);
    const from = unsaved ?? { revision, other };
    const names = unsaved ? [newKey(), unsaved.name] : [newKey()];
    const entry = { node, pane: null, original: JSON.stringify(own), revision: from.revision, other: from.other ?? null, keep: null, names, saved: false };
    this.#open.set(id, entry);
    this.opened();
    const mount = await this.#editor(id);
    if (this.#open.get(id) !== entry) return;
    entry.keep = paced(KEEP_AFTER, KEEP_AT_LEAST, () => this.#keep(id));
    entry.pane = mount(part(node, "pane"), this.#options(id, entry, paragraphs ?? unsaved?.paragraphs ?? own));
    if (unsaved) part(node, "kept").textContent = say("kept-resumed", { time: moment(unsaved.at) });
    if (entry.other) this.#meanwhile(id, entry.other);
    entry.pane.focus();
  }

  /** Where it cannot be fetched the section stays as it was, and what is to be edited stays in this browser. */
  async #editor(id) {
    try {
      return (await loadEditor()).mount;
    } catch {
      this.#close(id);
      throw new Error(say("no-editor"));
    }
  }

  #options(id, entry, paragraphs) {
    return {
      paragraphs,
      label: say("editing-label", { heading: headingOf(this.store.sections.get(id)) }),
      onChange: () => entry.keep(),
      onSave: () => this.save(id),
      onCancel: () => this.cancel(id),
      onLegacy: () => this.report(say("legacy")),
      check: (texts) => checked(this.store.report, texts),
    };
  }

  /** Never in the middle of a word that is being composed: then a little later, unless the page ends. */
  #keep(id, atOnce = false) {
    const entry = this.#open.get(id);
    if (!entry?.pane || !this.#changed(id)) return;
    if (entry.pane.composing() && !atOnce) return entry.keep();
    const { pane, node, revision, other, names } = entry;
    const kept = this.edits.put(id, names, { paragraphs: pane.paragraphs(), revision, other });
    part(node, "kept").textContent = kept ? say("kept", { time: clock() }) : say("not-kept");
  }

  #changed(id) {
    const { pane, original } = this.#open.get(id);
    return Boolean(pane) && JSON.stringify(pane.paragraphs()) !== original;
  }

  async save(id) {
    const entry = this.#open.get(id);
    const { pane, node, revision } = entry ?? {};
    if (!pane || pane.composing()) return;
    entry.saved = true;
    this.#keep(id);
    pane.seal();
    part(node, "save").disabled = true;
    try {
      const saved = await this.saver.decide(id, { action: "edit", paragraphs: pane.paragraphs() }, revision, { typed: true });
      if (!saved) part(node, "kept").textContent = say("kept-offline");
    } catch (error) {
      if (this.has(id)) part(node, "kept").textContent = error.body?.overtaken ? "" : error.message;
      else this.report(error.message, null, "error");
    } finally {
      part(node, "save").disabled = false;
    }
  }

  /** The server has this text; what was typed since stays open, resting on it. */
  acknowledged(id, paragraphs) {
    const entry = this.#open.get(id);
    if (!entry) return this.#settled(id, paragraphs);
    const same = entry.pane && !entry.pane.composing() && JSON.stringify(entry.pane.paragraphs()) === JSON.stringify(paragraphs);
    if (same) this.edits.drop(id, entry.names);
    if (same && entry.saved) return this.#close(id); // a pane opened since, or whose editor is on its way, stays
    entry.revision = this.store.report.revision;
    entry.original = JSON.stringify(paragraphs);
    this.#keep(id);
  }

  /** An edit that has no pane any more has arrived: what was kept after it stays, resting on it. */
  #settled(id, paragraphs) {
    const kept = this.kept(id);
    if (kept && JSON.stringify(kept.paragraphs) === JSON.stringify(paragraphs)) this.edits.drop(id, [kept.name]);
    else this.edits.change(id, { revision: this.store.report.revision });
    this.redraw(id);
  }

  /** Others changed sections: where one of them is open here, both versions are offered. */
  overtaken(changes) {
    for (const change of changes) {
      for (const id of change.texts) if (this.has(id) && change.revision > this.#open.get(id).revision) this.#meanwhile(id, change);
    }
  }

  /** An edit was refused, where another came first because of that change: the text stays, in its pane or in this browser. */
  refused(id, paragraphs, other, revision) {
    const entry = this.#open.get(id);
    if (!entry) {
      this.edits.add(id, { paragraphs, revision });
      if (other) this.edits.change(id, { other });
      return this.redraw(id);
    }
    if (!other) return;
    if (entry.pane) this.#meanwhile(id, other);
    else entry.other = other;
  }

  /** other: {who, what, at}. */
  #meanwhile(id, other) {
    const entry = this.#open.get(id);
    entry.other = other;
    const { who, what, at } = other;
    const strip = stamp("meanwhile", { said: say("meanwhile", { who, what, time: clock(at) }), theirs: say("take-theirs", { who }) });
    part(entry.node, "other").replaceChildren(strip);
    this.#keep(id);
  }

  keepMine(id) {
    const entry = this.#open.get(id);
    entry.revision = this.store.report.revision;
    entry.other = null;
    part(entry.node, "other").replaceChildren();
    return this.save(id);
  }

  compare(id) {
    const { node, pane, other } = this.#open.get(id);
    const mine = pane.paragraphs().map(({ text }) => text);
    toggleDifference(part(node, "other"), this.store.sections.get(id).paragraphs.map(textOf), mine, other.who);
  }

  #close(id) {
    this.#open.get(id).pane?.destroy();
    this.#open.delete(id);
    this.redraw(id);
    this.opened();
  }

  /** Leaves the section as the server has it; what was written can be taken back. Before there is a pane to write in nothing is dropped. */
  cancel(id) {
    const { pane, revision, other, names } = this.#open.get(id) ?? {};
    if (pane?.composing()) return;
    const left = pane && this.#changed(id) ? pane.paragraphs() : null;
    if (pane) this.edits.drop(id, names);
    this.#close(id);
    if (left) this.report(say("edit-left"), { label: say("take-back"), run: () => this.#takeBack(id, { paragraphs: left, revision, other }) });
  }

  #takeBack(id, edit) {
    if (this.has(id)) return this.edits.add(id, edit);
    this.edits.put(id, [newKey()], edit);
    return this.open(id);
  }
}
