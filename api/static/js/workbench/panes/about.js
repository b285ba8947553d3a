// What is set about the report as a whole: title, deadline, the lines above and below the sections.
import { all, one } from "../../core/dom.js";
import { say, stamp } from "../../core/templates.js";

export class About {
  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, dialog: one("#about-dialog") });
    one("#about-form").addEventListener("submit", (event) => { event.preventDefault(); this.#save(); });
  }

  open() {
    const { report } = this.store;
    one("#about-name").value = report.title;
    one("#about-deadline").value = report.deadline ?? "";
    one("#about-error").textContent = "";
    one("#about-facts").replaceChildren(...this.#facts(report));
    one("#about-lines").replaceChildren(...["head", "tail"].flatMap((name) => this.#lines(name)));
    this.dialog.showModal();
    one("#about-name").focus();
  }

  #facts({ kind, period_words: period, office, from }) {
    const pairs = [["about-kind", say(`kind-${kind}`)], ["about-period", period], ["about-office", office], ["about-from", from.title]];
    return pairs.filter(([, value]) => value).flatMap(([word, value]) => {
      const [term, told] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = say(word);
      told.textContent = value;
      return [term, told];
    });
  }

  #lines(name) {
    return this.store.report[name].map((line, index) => {
      const node = stamp("line-field", { id: line.id, label: say(`line-${name}`, { number: index + 1 }) });
      const field = one("textarea", node);
      field.value = line.text;
      field.rows = Math.min(4, Math.ceil(line.text.length / 70));
      return node;
    });
  }

  /** Only what was changed. */
  #changed() {
    const { report } = this.store;
    const before = new Map([...report.head, ...report.tail].map((line) => [line.id, line.text]));
    const lines = Object.fromEntries(all("[data-line]", this.dialog).filter((field) => field.value.trim() !== before.get(field.dataset.line).trim()).map((field) => [field.dataset.line, field.value.normalize("NFC")]));
    const title = one("#about-name").value.normalize("NFC").trim();
    const deadline = one("#about-deadline").value || null;
    return {
      ...(Object.keys(lines).length ? { lines } : {}),
      ...(title !== report.title ? { title } : {}),
      ...(deadline !== report.deadline ? { deadline } : {}),
    };
  }

  async #save() {
    const changed = this.#changed();
    if (!Object.keys(changed).length) return this.dialog.close();
    try {
      await this.desk.changes.whole("PATCH", "", changed);
      this.dialog.close();
      this.desk.done(say("did-describe"));
    } catch (error) {
      one("#about-error").textContent = error.message;
    }
    return null;
  }
}
