// The outline changed by hand: sections added, renamed, moved, dropped. Every change can be undone; text of a dropped section stays in the report.
import { one } from "../core/dom.js";
import { toast } from "../core/shell.js";
import { say } from "../core/templates.js";
import { headingOf } from "./sections.js";

export class OutlineEditing {
  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, dialog: one("#section-dialog") });
  }

  /** tool: add, rename, up, down, drop; id: the section it is about. */
  run(tool, id) {
    const section = this.store.sections.get(id);
    if (!section && tool !== "add") return null;
    const job = { add: () => this.#add(section), rename: () => this.#rename(section), up: () => this.#move(section, -1), down: () => this.#move(section, 1), drop: () => this.#drop(section) }[tool];
    return job();
  }

  #siblings(section) {
    return this.store.report.sections.filter((each) => each.parent === section.parent);
  }

  /** Among its siblings; at the end of a part into the neighbouring part. */
  #placeFor(section, step) {
    const row = this.#siblings(section);
    const at = row.indexOf(section);
    if (row[at + step]) return step < 0 ? { before: row[at - 1].id } : { after: row[at + 1].id };
    const parent = this.store.sections.get(section.parent);
    if (!parent) return null;
    const parts = this.#siblings(parent);
    const part = parts[parts.indexOf(parent) + step];
    if (!part) return null;
    const first = this.store.report.sections.find((each) => each.parent === part.id);
    return step > 0 && first ? { before: first.id } : { parent: part.id };
  }

  async #move(section, step) {
    const place = this.#placeFor(section, step);
    if (!place) return toast(say("cannot-move"), null, "info");
    await this.#made("POST", `/sections/${encodeURIComponent(section.id)}/move`, place, say("did-move-section", { heading: headingOf(section) }));
    return this.desk.outline.focus(section.id);
  }

  async #drop(section) {
    if (this.desk.editing.has(section.id)) return toast(say("editing-first"), null, "warn");
    const order = this.store.report.sections;
    const next = order[order.indexOf(section) + 1] ?? order[order.indexOf(section) - 1];
    await this.#made("DELETE", `/sections/${encodeURIComponent(section.id)}`, {}, say("did-drop-section", { heading: headingOf(section) }));
    if (next) this.desk.outline.focus(next.id);
    return null;
  }

  #rename(section) {
    this.#open({ title: say("section-rename"), go: say("section-save"), heading: headingOf(section), adding: false }, async (heading) => {
      const text = say("did-rename-section", { before: headingOf(section), heading });
      await this.desk.changes.whole("PATCH", `/sections/${encodeURIComponent(section.id)}`, { heading });
      this.desk.done(text);
      this.desk.outline.focus(section.id);
    });
  }

  #add(section) {
    this.#open({ title: say("section-add"), go: say("section-add"), heading: "", adding: true, section }, async (heading) => {
      const instruction = one("#section-instruction").value.normalize("NFC").trim() || null;
      const place = one("input[name=place]:checked", this.dialog).value;
      const where = place === "after" && section ? { after: section.id } : place === "parent" && section ? { parent: section.id } : {};
      const { added } = await this.desk.changes.whole("POST", "/sections", { heading, instruction, ...where });
      this.desk.done(say("did-add-section", { heading }));
      this.desk.go(added);
      this.desk.outline.focus(added);
    });
  }

  #open({ title, go, heading, adding, section }, job) {
    const [field, error] = [one("#section-heading"), one("#section-error")];
    one("#section-title").textContent = title;
    one("#section-go").textContent = go;
    one("#section-place").hidden = !adding || !section;
    one("#section-asked").hidden = !adding;
    one("#section-instruction").value = "";
    if (section) for (const where of ["after", "parent"]) one(`#place-${where}`).textContent = say(`place-${where}`, { heading: headingOf(section) });
    one("input[name=place]", this.dialog).checked = true;
    field.value = heading;
    error.textContent = "";
    one("#section-form").onsubmit = async (event) => {
      event.preventDefault();
      const said = field.value.normalize("NFC").trim();
      field.setAttribute("aria-invalid", String(!said));
      error.textContent = said ? "" : say("section-needs-name");
      if (!said) return field.focus();
      try {
        this.dialog.close();
        await job(said);
      } catch (failure) {
        this.dialog.showModal();
        error.textContent = failure.message;
      }
      return null;
    };
    this.dialog.showModal();
    field.focus();
  }

  async #made(method, path, body, text) {
    try {
      await this.desk.changes.whole(method, path, body);
      this.desk.done(text);
    } catch (error) {
      toast(error.message, null, "error");
    }
  }
}
