// «Nhận tất cả các mục không còn việc»: sections with candidate A, without open questions and errors, accepted as one change.
import { all, one } from "../../core/dom.js";
import { part, say, stamp } from "../../core/templates.js";
import { restWith } from "../../core/why.js";
import { headingOf } from "../sections.js";

export class AcceptAll {
  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, dialog: one("#accept-dialog") });
    this.store.subscribe(() => this.draw());
    this.dialog.addEventListener("change", () => this.#count());
    this.draw();
  }

  ready() {
    const faulty = new Set(this.store.report.findings.filter((finding) => finding.severity === "error").map((finding) => finding.section));
    const done = (section) => section.status === "proposed" && section.candidates.includes("A") && !section.open_questions && !faulty.has(section.id);
    return this.store.report.sections.filter((section) => done(section) && !this.store.isPart(section) && !this.desk.editing.has(section.id));
  }

  draw() {
    const { length } = this.ready();
    part(this.desk.outline.root, "accept-all").hidden = !length;
    part(this.desk.outline.root, "accept-count").textContent = say("accept-all", { count: length });
  }

  ask() {
    one("#accept-list").replaceChildren(...this.ready().map((section) => stamp("accept-item", { id: section.id, heading: headingOf(section) })));
    one("#accept-error").textContent = "";
    this.#count();
    this.dialog.showModal();
    one("#accept-go").focus();
  }

  #chosen = () => all("input:checked", one("#accept-list")).map((box) => box.value);

  #count() {
    const { length } = this.#chosen();
    one("#accept-label").textContent = say("accept-count", { count: length });
    restWith(one("#accept-go"), one("#accept-why"), length ? "" : say("rests-none-chosen"));
  }

  async run() {
    const sections = this.#chosen();
    one("#accept-go").disabled = true;
    one("#accept-progress").hidden = false;
    try {
      await this.desk.changes.part("POST", "/acceptances", { sections });
      this.dialog.close();
      this.desk.done(say("did-accept-all", { count: sections.length }));
    } catch (error) {
      one("#accept-error").textContent = error.message;
    } finally {
      one("#accept-progress").hidden = true;
      one("#accept-go").disabled = false;
    }
  }
}
