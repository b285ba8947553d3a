// «Phiên bản»: every state the report went through, by day; what differs from now or from the one before; restored whole or by section.
import { all, one } from "../../core/dom.js";
import { clock, day, localIso } from "../../core/dates.js";
import { get } from "../../core/http.js";
import { say, stamp } from "../../core/templates.js";
import { changeNodes } from "./version-view.js";

const PAGE = 60;

export class Versions {
  #list = [];
  #seen = null;
  #against = "now";

  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, dialog: one("#versions-dialog"), path: `/reports/${desk.store.report.id}/versions` });
    one("#versions-list").addEventListener("keydown", (event) => this.#key(event));
  }

  async open() {
    this.dialog.showModal();
    this.#list = [];
    one("#versions-list").replaceChildren(stamp("v-none", { text: say("loading") }));
    await this.#more();
    const first = this.#list[1] ?? this.#list[0];
    if (first) await this.see(first.revision);
  }

  async #more() {
    try {
      const before = this.#list.at(-1)?.revision;
      const page = await get(`${this.path}?limit=${PAGE}${before ? `&before=${before}` : ""}`);
      this.#list.push(...page);
      this.#draw(page.length === PAGE);
    } catch (error) {
      this.#fail(error);
    }
  }

  #draw(more) {
    const nodes = [];
    let last = "";
    for (const version of this.#list) {
      const iso = localIso(new Date(version.at));
      if (iso !== last) nodes.push(stamp("day", { day: iso === localIso() ? say("version-today") : day(iso) }));
      last = iso;
      nodes.push(this.#row(version));
    }
    if (more) nodes.push(stamp("version-more"));
    one("#versions-list").replaceChildren(...nodes);
  }

  #row({ revision, at, words, who, progress }) {
    const told = progress ? say("version-who", { who, revision, done: progress.accepted, total: progress.sections }) : say("version-who-short", { who, revision });
    const now = revision === this.store.report.revision ? ` · ${say("version-now")}` : "";
    return stamp("version", { revision: String(revision), time: clock(at), words, who: told + now, current: revision === this.#seen ? "true" : null });
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const rows = all("[data-revision]", one("#versions-list"));
    const next = rows[rows.indexOf(document.activeElement) + step];
    event.preventDefault();
    next?.focus();
    next?.click();
  }

  more = () => this.#more();

  against(name) {
    this.#against = name;
    for (const button of all("[data-against]", this.dialog)) button.setAttribute("aria-pressed", String(button.dataset.against === name));
    return this.see(this.#seen);
  }

  /** Shows what differs: from this version to the present one, or from the one before to this. */
  async see(revision) {
    this.#seen = revision;
    for (const row of all("[data-revision]", this.dialog)) {
      if (Number(row.dataset.revision) === revision) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    const version = this.#list.find((each) => each.revision === revision);
    const newest = this.store.report.revision;
    one("#versions-what").textContent = say("version-what", { revision, time: `${clock(version.at)} ${day(localIso(new Date(version.at)))}`, words: version.words });
    one("#versions-restore").hidden = revision === newest;
    one("#versions-error").textContent = "";
    const [from, to] = this.#against === "now" ? [revision, newest] : [revision - 1, revision];
    if (!from) return one("#versions-changes").replaceChildren(stamp("v-none", { text: say("version-first") }));
    try {
      const changes = await get(`${this.path}/${from}/compare/${to}`);
      if (this.#seen !== revision) return null;
      const nodes = changeNodes(changes, { restorable: revision !== newest, store: this.store });
      one("#versions-changes").replaceChildren(...(nodes.length ? nodes : [stamp("v-none", { text: say(this.#against === "now" ? "version-same" : "version-same-before") })]));
      one("#versions-view").scrollTop = 0;
    } catch (error) {
      this.#fail(error);
    }
    return null;
  }

  #fail(error) {
    one("#versions-error").textContent = error.message;
  }

  restoreAll = () => this.#restore(null, say("did-restore", { revision: this.#seen }));

  restoreSection = (section, heading) => this.#restore(section, say("did-restore-section", { revision: this.#seen, heading }));

  async #restore(section, text) {
    try {
      await this.desk.changes.whole("POST", `/versions/${this.#seen}/restore`, { section });
      this.desk.done(text);
      await this.open();
    } catch (error) {
      this.#fail(error);
    }
  }
}
