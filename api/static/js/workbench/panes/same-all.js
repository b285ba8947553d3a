// «Giữ như kỳ trước các câu còn lại»: in a plan most targets stay; those that are to stay are answered as one change.
import { all, one } from "../../core/dom.js";
import { part, say, stamp } from "../../core/templates.js";
import { restWith } from "../../core/why.js";

const FEWEST = 2;

export class SameAll {
  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, dialog: one("#same-dialog"), line: part(desk.questions.root, "same-all") });
    this.store.subscribe(() => this.draw());
    this.dialog.addEventListener("change", () => this.#count());
    this.draw();
  }

  #open = () => this.store.report.questions.filter((question) => question.value === null);
  #ready = () => this.#open().filter((question) => question.same);

  draw() {
    this.line.hidden = this.store.report.kind !== "plan" || this.#ready().length < FEWEST;
  }

  ask() {
    const ready = this.#ready();
    const apart = this.#open().length - ready.length;
    one("#same-list").replaceChildren(...ready.map((question) => stamp("same-item", { id: question.id, number: this.store.numberOf(question.id), name: question.name, value: [question.same, question.unit].filter(Boolean).join(" ") })));
    one("#same-apart").textContent = apart ? say("same-apart", { count: apart }) : "";
    one("#same-error").textContent = "";
    this.#count();
    this.dialog.showModal();
    one("#same-go").focus();
  }

  #chosen = () => all("input:checked", one("#same-list")).map((box) => box.value);

  #count() {
    const { length } = this.#chosen();
    one("#same-label").textContent = say("same-count", { count: length });
    restWith(one("#same-go"), one("#same-why"), length ? "" : say("rests-none-kept"));
  }

  async run() {
    const chosen = this.#chosen();
    one("#same-go").disabled = true;
    try {
      const saved = await this.desk.saver.answer(Object.fromEntries(chosen.map((id) => [id, this.store.questions.get(id).same])));
      this.dialog.close();
      if (saved) this.desk.done(say("did-same", { count: chosen.length }));
    } catch (error) {
      one("#same-error").textContent = error.message;
    } finally {
      one("#same-go").disabled = false;
    }
  }
}
