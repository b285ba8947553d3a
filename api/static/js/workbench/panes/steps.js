// Undo and redo over everything that was done: a pair of buttons that name what they would do.
import { later, one } from "../../core/dom.js";
import { get } from "../../core/http.js";
import { toast } from "../../core/shell.js";
import { say } from "../../core/templates.js";
import { CLIENT } from "../client.js";

const AFTER = 250;

export class Steps {
  #known = { revision: 0, undo: null, redo: null };

  constructor(desk) {
    Object.assign(this, { desk, store: desk.store });
    this.soon = later(AFTER, () => this.#load().catch(() => {}));
    this.store.subscribe(() => this.soon());
    this.#load().catch(() => {});
  }

  async #load() {
    const { id, revision } = this.store.report;
    this.#known = await get(`/reports/${id}/steps?revision=${revision}&client=${CLIENT}`);
    for (const name of ["undo", "redo"]) {
      const button = one(`#step-${name}`);
      const step = this.#known[name];
      const label = step ? say(`${name}-what`, { what: step.words }) : say(`${name}-nothing`);
      button.disabled = !step;
      button.title = label;
      button.setAttribute("aria-label", label);
    }
  }

  /** What the step would do, asked again where the report has moved on since. */
  async #named(name) {
    if (this.#known.revision !== this.store.report.revision) await this.#load();
    return this.#known[name];
  }

  undo() {
    return this.#take("undo");
  }

  redo() {
    return this.#take("redo");
  }

  async #take(name) {
    try {
      const step = await this.#named(name);
      if (!step) return toast(say(`${name}-nothing`), null, "info");
      if (name === "undo") await this.desk.saver.undo();
      else await this.desk.changes.whole("POST", `/redo?revision=${this.desk.store.report.revision}`, null);
      const text = say(`did-${name}-what`, { what: step.words });
      this.desk.talk.retire();
      if (name === "redo") return this.desk.done(text);
      this.desk.talk.line(text);
      toast(text, null, "undo");
    } catch (error) {
      toast(error.message, null, "error");
    } finally {
      this.soon();
    }
  }
}
