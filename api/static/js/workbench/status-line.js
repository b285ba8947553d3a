// Footer, counts in the tabs and the top bar, breadcrumbs, the offline banner.
import { icon, one } from "../core/dom.js";
import { clock, daysUntil, moment, shortDay } from "../core/dates.js";
import { banner } from "../core/shell.js";
import { say } from "../core/templates.js";
import { headingOf } from "./sections.js";
import { tally } from "./status.js";

const set = (id, text) => { one(`#${id}`).textContent = text; };

export class StatusLine {
  constructor(store) {
    this.store = store;
    this.state = { saving: false, offline: false, waiting: 0 };
    this.savedAt = moment(store.report.updated_at);
    store.subscribe(() => { this.savedAt = clock(); this.draw(); });
  }

  #named() {
    const { title, deadline } = this.store.report;
    document.title = say("page-title", { title });
    set("report-title", title);
    one("#deadline").hidden = !deadline;
    if (!deadline) return;
    set("deadline-day", say("deadline", { day: shortDay(deadline) }));
    const left = daysUntil(deadline);
    set("deadline-left", left >= 0 ? say("days-left", { count: left }) : say("days-late", { count: -left }));
  }

  draw() {
    this.#named();
    const { progress, review } = this.store.report;
    const { errors, warnings } = this.store.counts();
    const open = review?.word === "approved" ? progress.waiting : progress.questions - progress.answered; // what was agreed to needs no more answers
    const counts = tally(this.store); // the same figure as the ticks of the outline
    set("done-sections", say("sections-done", { done: counts.okc, total: Object.values(counts).reduce((sum, count) => sum + count, 0) }));
    set("open-questions", open ? say("questions-open", { count: open }) : say("questions-none"));
    set("found-errors", say("errors-found", { errors, warnings }));
    one("#found-errors").parentElement.classList.toggle("c-err", errors > 0);
    set("tab-open", open || "");
    set("tab-errors", errors + warnings || "");
    set("bar-errors", errors);
    set("bar-warnings", warnings);
    set("panes-open", open || "");
    set("export-label", say(progress.waiting ? "export-draft" : "export-final"));
    this.saving(this.state);
  }

  saving(state) {
    this.state = state;
    const { offline, signedOut, waiting, full } = state;
    const text = waiting && full ? say("unsaved-unkept", { count: waiting }) : offline && waiting ? say("unsaved", { count: waiting }) : state.saving ? say("saving") : say("saved", { time: this.savedAt });
    one("#status").replaceChildren(icon(offline ? "offline" : waiting && full ? "warn" : state.saving ? "spin" : "check"), text);
    banner("away", offline && !signedOut ? { away: say("offline") } : null);
  }

  drafting(done, of) {
    one("#stop-all").hidden = done >= of;
    if (done < of) one("#status").replaceChildren(icon("spin"), say("drafting", { done: done + 1, total: of }));
    else this.saving(this.state);
  }

  place(id) {
    const section = this.store.sections.get(id);
    const parent = this.store.sections.get(section?.parent);
    const here = document.createElement("b");
    here.textContent = section ? headingOf(section) : "";
    one("#crumbs").replaceChildren(parent ? `${headingOf(parent)} › ` : "", here);
  }
}
