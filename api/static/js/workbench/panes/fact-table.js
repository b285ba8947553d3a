// Many answers at once: a form to fill in, or a pasted table, looked at row by row before anything is stored.
import { all, later, one } from "../../core/dom.js";
import { call, post } from "../../core/http.js";
import { part, say, stamp } from "../../core/templates.js";
import { restWith } from "../../core/why.js";

const AFTER = 500;

const urgency = ({ problem, notes }) => (problem ? 2 : notes?.length ? 1 : 0);

export class FactTable {
  #rows = [];
  #turn = 0;

  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, dialog: one("#table-dialog"), path: `/reports/${desk.store.report.id}/facts` });
    for (const link of all("[data-form]", this.dialog)) link.href = `/api/v1/reports/${this.store.report.id}/facts-form.${link.dataset.form}`;
    const soon = later(AFTER, () => this.#paste());
    one("#table-text").addEventListener("input", () => soon());
    one("#table-file").addEventListener("change", (event) => this.#file(event.target));
  }

  open() {
    one("#table-text").value = one("#table-file").value = "";
    one("#table-name").textContent = "";
    this.#show([]);
    this.dialog.showModal();
    one("#table-text").focus();
  }

  #paste() {
    const table = one("#table-text").value.normalize("NFC");
    if (!table.trim()) return this.#show([]);
    return this.#look(() => post(`${this.path}/table`, { table }));
  }

  #file(input) {
    const [file] = input.files;
    if (!file) return null;
    one("#table-name").textContent = file.name;
    const form = new FormData();
    form.append("file", file, file.name.normalize("NFC"));
    input.value = "";
    return this.#look(async () => (await call("POST", `${this.path}/form`, { body: form })).json());
  }

  async #look(ask) {
    const turn = (this.#turn += 1);
    try {
      const rows = await ask();
      if (turn !== this.#turn) return;
      this.#show(rows);
      if (!rows.length) one("#table-error").textContent = say("rows-none");
    } catch (error) {
      this.#show([]);
      one("#table-error").textContent = error.message;
    }
  }

  #good = () => this.#rows.filter((row) => !row.problem && row.question && row.value !== null && row.value !== row.before);

  #show(rows) {
    this.#rows = rows;
    const wrong = rows.filter((row) => row.problem).length;
    const good = this.#good().length;
    one("#table-error").textContent = "";
    one("#table-seen").hidden = !rows.length;
    one("#table-counts").textContent = [say("rows-fine", { count: rows.length - wrong }), wrong && say("rows-wrong", { count: wrong })].filter(Boolean).join(" · ");
    const first = rows.toSorted((one, other) => urgency(other) - urgency(one)); // what must be looked at stands on top
    one("#table-rows").replaceChildren(...first.map((row) => this.#row(row)));
    restWith(one("#table-go"), one("#table-why"), good ? "" : say(rows.length ? "rests-no-good-row" : "rests-no-rows"));
    one("#table-go-label").textContent = say("take-rows", { count: good });
  }

  #row({ row, question, name, given, previous, before, value, problem, notes, unit }) {
    const shown = value === "none" ? say("none") : value;
    const node = stamp("row", { row: question ? String(this.store.numberOf(question)) : say("row-number", { number: row }), name: name ?? given, previous, before: before !== value ? before : null, value: [shown ?? "", shown && unit].filter(Boolean).join(" "), wrong: problem });
    const said = problem ? [stamp("row-note", { text: problem, wrong: true, icon: "/static/icons.svg#error" })] : notes.map((text) => stamp("row-note", { text, note: true, icon: "/static/icons.svg#warn" }));
    part(node, "said").append(...(said.length ? said : [before === value ? say("rows-same") : stamp("row-fine")]));
    return node;
  }

  async take() {
    const good = this.#good();
    one("#table-go").disabled = true;
    try {
      const saved = await this.desk.saver.answer(Object.fromEntries(good.map((row) => [row.question, row.value])));
      this.dialog.close();
      if (saved) this.desk.done(say("did-table", { count: good.length }));
    } catch (error) {
      one("#table-error").textContent = error.message;
      one("#table-go").disabled = false;
    }
  }
}
