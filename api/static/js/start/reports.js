// The reports in progress: search, state, order; put away and taken back.
import { actions, later, one } from "../core/dom.js";
import { deskOf } from "../core/addresses.js";
import { daysUntil, moment, shortDay } from "../core/dates.js";
import { get, post, remove } from "../core/http.js";
import { toast } from "../core/shell.js";
import { fold } from "../core/text.js";
import { say, stamp } from "../core/templates.js";

const TYPING_PAUSE = 120;
const LAST = "9999";

/** The state of a report in one word; what a reviewer decided comes first where the server tells it (`status`). */
export function stateOf({ status, progress, deadline }) {
  if (["submitted", "returned", "approved", "changed"].includes(status)) return status;
  if (deadline && daysUntil(deadline) < 0) return "late";
  return progress.questions > progress.answered ? "asking" : "drafting";
}

const STATES = { late: { icon: "warn", tone: "err" }, asking: { icon: "slot", tone: "slt" }, drafting: { icon: "pen", tone: "none" }, submitted: { icon: "clock", tone: "none" }, returned: { icon: "back", tone: "err" }, approved: { icon: "done", tone: "okc" }, changed: { icon: "warn", tone: "slt" } };

const left = (count) => say(count < 0 ? "days-late" : count === 0 ? "days-today" : "days-left", { count: Math.abs(count) });

export class Reports {
  #all = [];
  #loaded = false;

  constructor(root, filter) {
    Object.assign(this, { root, filter });
    this.query = one("input", filter);
    [this.state, this.order] = filter.querySelectorAll("select");
    this.query.addEventListener("input", later(TYPING_PAUSE, () => this.#draw()));
    for (const field of [this.state, this.order]) field.addEventListener("change", () => this.#draw());
    filter.addEventListener("submit", (event) => event.preventDefault());
    actions(root, {
      reload: () => this.load(),
      "put-away": (button) => this.#ask(button.closest(".report-line")),
      "keep-report": (button) => this.#draw(button),
      "surely-put-away": (button) => this.#putAway(button.dataset.report),
      "show-trash": () => this.#trash(),
      "take-back": (button) => this.#takeBack(button.dataset.report),
      "hide-trash": () => this.#draw(),
    });
  }

  async load() {
    if (!this.#loaded) this.root.replaceChildren(stamp("list-loading"));
    try {
      [this.#all, this.thrown] = await Promise.all([get("/reports"), get("/trash").catch(() => [])]);
      this.#loaded = true;
      this.#draw();
      return this.#all.length;
    } catch (error) {
      this.root.replaceChildren(stamp("list-failed", { reason: error.message }));
    }
  }

  #wanted() {
    const words = fold(this.query.value).split(/\s+/).filter(Boolean);
    const text = (report) => fold([report.title, report.office, report.period_words, report.id].join(" "));
    const found = this.#all.filter((report) => words.every((word) => text(report).includes(word)) && (!this.state.value || stateOf(report) === this.state.value));
    return this.order.value === "deadline" ? found.toSorted((one, other) => (one.deadline ?? LAST).localeCompare(other.deadline ?? LAST)) : found;
  }

  #draw() {
    one("#panes-reports").textContent = this.#all.length || "";
    this.filter.hidden = this.#all.length === 0;
    const wanted = this.#wanted();
    const nodes = wanted.map(reportNode);
    if (!this.#all.length) nodes.push(stamp("no-reports"));
    else if (!wanted.length) nodes.push(stamp("no-report-fits", { count: String(this.#all.length) }));
    if (this.thrown?.length) nodes.push(stamp("trash-line", { count: String(this.thrown.length) }));
    this.root.replaceChildren(...nodes);
  }

  /** Asked in its place; Escape or «Thôi» leaves it. */
  #ask(line) {
    const id = line.dataset.report;
    const node = stamp("put-away", { id, title: this.#all.find((report) => report.id === id).title });
    line.replaceWith(node);
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.#draw());
    one("[data-do='surely-put-away']", node).focus();
  }

  async #putAway(id) {
    await this.#change(() => remove(`/reports/${encodeURIComponent(id)}`), () => toast(say("put-away"), { label: say("undo"), run: () => this.#takeBack(id) }, "check"));
  }

  async #takeBack(id) {
    await this.#change(() => post(`/trash/${encodeURIComponent(id)}/restore`), () => toast(say("taken-back")));
  }

  async #change(call, told) {
    try {
      await call();
      told();
    } catch (error) {
      toast(error.message, null, "error");
    }
    await this.load();
  }

  #trash() {
    this.root.replaceChildren(stamp("trash-head"), ...this.thrown.map((report) => stamp("trashed", { id: report.id, title: report.title, by: say("line-by", { who: report.who, time: moment(report.at) }) })));
    one("[data-do='take-back'], [data-do='hide-trash']", this.root)?.focus();
  }
}

function reportNode(report) {
  const { progress, deadline } = report;
  const state = stateOf(report);
  const late = deadline && daysUntil(deadline) < 0;
  const node = stamp("report", {
    id: report.id,
    href: report.to_review ? `${deskOf(report.id)}/duyet` : deskOf(report.id), // who is to review it has nothing to draft
    title: report.title,
    day: deadline && shortDay(deadline),
    left: deadline ? left(daysUntil(deadline)) : say("no-deadline"),
    late,
    office: say("report-office", { office: report.office ?? "", time: moment(report.updated_at) }),
    share: shareOf(report, state),
    out: state === "approved" && `${deskOf(report.id)}/xuat`,
    out_title: say("export-title", { title: report.title }),
    state: say(`state-${state}`, { open: progress.questions - progress.answered }),
    icon: `/static/icons.svg#${STATES[state].icon}`,
    err: STATES[state].tone === "err", slt: STATES[state].tone === "slt", okc: STATES[state].tone === "okc",
    remove: say("put-away-title", { title: report.title }),
  });
  const done = state === "approved" ? progress.sections : progress.accepted;
  one(".okc", node).style.flex = String(done);
  one(".none", node).style.flex = String(progress.sections - done);
  return node;
}

/** Once it was submitted only questions count that the text still waits for; an approved report waits for none. */
function shareOf({ status, progress }, state) {
  if (state === "approved") return say("approved-share", progress);
  const submitted = ["submitted", "returned", "changed"].includes(status);
  return say("report-share", { ...progress, open: submitted ? progress.waiting : progress.questions - progress.answered });
}
