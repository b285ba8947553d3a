// The sentence that is chosen, by a click or by selecting words in it: shortened, reworded, explained.
import { later, one } from "../../core/dom.js";
import { post } from "../../core/http.js";
import { toast } from "../../core/shell.js";
import { say } from "../../core/templates.js";
import { textOf } from "../saver.js";
import { headingOf } from "../sections.js";

const same = (one, other) => one.source && other.source && one.source.document === other.source.document && one.source.start === other.source.start;

export class Picked {
  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, id: null });
    document.addEventListener("selectionchange", later(200, () => this.#selected()));
    this.store.subscribe(() => { if (this.id && !this.#place()) this.close(); });
    one("#sentence-form").addEventListener("submit", (event) => { event.preventDefault(); this.#save(); });
  }

  #selected() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.anchorNode) return;
    const { anchorNode } = selection;
    const node = (anchorNode.nodeType === Node.ELEMENT_NODE ? anchorNode : anchorNode.parentElement)?.closest("#draft .sent:not(.editing *)");
    if (node && node.dataset.sentence !== this.id) this.show(node.dataset.sentence);
  }

  /** Its section and itself, where it stands in the report. */
  #place() {
    const { report } = this.store;
    for (const section of report.sections) {
      const sentence = section.paragraphs.flatMap((paragraph) => paragraph.sentences).find((each) => each.id === this.id);
      if (sentence) return { section, sentence };
    }
    return one(`#draft [data-sentence="${CSS.escape(this.id)}"]`) ? { section: null, sentence: null } : null;
  }

  show(id) {
    this.id = id;
    const node = one(`#draft [data-sentence="${CSS.escape(id)}"]`);
    const section = this.store.sections.get(node?.closest("[data-section]")?.dataset.section);
    const place = section ? say("section-short", { number: section.number }).trim() || headingOf(section) : say("place-frame").toLowerCase();
    const number = Number(one(".ref", node ?? document)?.textContent.trim());
    one("#picked-place").textContent = number ? say("selected-place", { number, place }) : say("selected-plain", { place });
    one("#picked-bar").hidden = false;
    one("#crumbs").hidden = true;
    document.body.dataset.picked = "";
  }

  close() {
    this.id = null;
    one("#picked-bar").hidden = true;
    one("#crumbs").hidden = false;
    delete document.body.dataset.picked;
    this.desk.draft.drop();
  }

  why() {
    this.desk.draft.selected = this.id;
    this.desk.talk.send(say("chip-why"));
  }

  /** In the words of candidate B, where it does without the sentence or a part of it. */
  async shorten() {
    const { section, sentence } = this.#place() ?? {};
    if (!sentence) return toast(say("sentence-not-here"), null, "info");
    try {
      const shorter = section.candidates.includes("B") ? await this.#shorter(section, sentence) : sentence.text;
      if (shorter === sentence.text) return toast(say("sentence-kept"), null, "info");
      await this.#write(section, sentence, shorter, "did-shorten");
    } catch (error) {
      toast(error.message, null, "error");
    }
    return null;
  }

  async #shorter(section, sentence) {
    const { candidates } = await post(`/reports/${this.store.report.id}/sections/${section.id}/proposals`, { candidates: ["B"] });
    const found = candidates[0].paragraphs.flatMap((paragraph) => paragraph.sentences).find((each) => same(each, sentence));
    if (found) return found.text;
    return sentence.source && sentence.ops.every((op) => op.op !== "slot") ? "" : sentence.text;
  }

  reword() {
    const { sentence } = this.#place() ?? {};
    if (!sentence) return toast(say("sentence-not-here"), null, "info");
    one("#sentence-old").textContent = sentence.text;
    one("#sentence-new").value = sentence.text;
    one("#sentence-error").textContent = "";
    one("#sentence-dialog").showModal();
    return one("#sentence-new").focus();
  }

  async #save() {
    const { section, sentence } = this.#place() ?? {};
    const text = one("#sentence-new").value.normalize("NFC").replace(/\s+/g, " ").trim();
    if (!sentence || text === sentence.text) return one("#sentence-dialog").close();
    try {
      await this.#write(section, sentence, text, "did-reword");
      one("#sentence-dialog").close();
    } catch (error) {
      one("#sentence-error").textContent = error.message;
    }
    return null;
  }

  async #write(section, sentence, text, said) {
    const reworded = (each) => (each.id === sentence.id ? { text } : each);
    const paragraphs = section.paragraphs.map((each) => ({ id: each.id, footnote: each.footnote, text: textOf({ sentences: each.sentences.map(reworded).filter((one) => one.text) }) }));
    const saved = await this.desk.saver.decide(section.id, { action: "edit", paragraphs: paragraphs.filter((each) => each.text) });
    if (saved) this.desk.done(say(said, { heading: headingOf(section) }));
  }
}
