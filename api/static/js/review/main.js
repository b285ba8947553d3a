// The reviewer's page: one section at a time, claim by claim; what is concluded is stored at once.
import { actions, one } from "../core/dom.js";
import { deskOf } from "../core/addresses.js";
import { Problem } from "../core/http.js";
import { showPane, start, toast } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";
import { askReason, askSubmit } from "./asking.js";
import { onward, toBlock } from "./going.js";
import { keys } from "./keys.js";
import { drawPlaces, markPlace } from "./places.js";
import { Rows } from "./rows.js";
import { FILTERS, Review, nameOf } from "./state.js";
import { drawFrame, drawSection, drawStatus } from "./status.js";
import { drawTogether, passUnchanged, takeBack } from "./together.js";
import { askWhy, beginComment, reply, typeAgain } from "./typing.js";

start();

class Page {
  constructor(id) {
    this.review = new Review(id);
    this.rows = new Rows(one("#rows"), this.review, deskOf(id));
    this.saved = false;
    this.judging = Promise.resolve();
  }

  async open() {
    one("#rows").replaceChildren(stamp("list-loading"));
    try {
      await this.review.load();
    } catch (error) {
      one("#rows").replaceChildren(stamp("failed", { reason: error.message }));
      one("#status").textContent = say("not-opened");
      return;
    }
    drawFrame(this.review);
    const wanted = decodeURIComponent(location.hash.slice(1));
    const again = this.review.data.status.word === "submitted" ? this.review.changed : null;
    this.#show(this.review.section(wanted) ?? again ?? this.#waiting() ?? this.review.sections[0]);
    document.body.dataset.ready = "";
  }

  #waiting() {
    return this.review.sections.find((section) => !["head", "tail"].includes(section.id) && this.review.standing(section.id).word !== "signed");
  }

  get claim() {
    return this.review.claims.get(this.rows.at);
  }

  #show(section) {
    this.section = section;
    if (!section) return;
    history.replaceState(null, "", `#${encodeURIComponent(section.id)}`);
    this.rows.at = null;
    this.rows.show(section);
    this.draw();
    this.rows.choose(this.rows.nextUnseen() ?? this.rows.visible()[0]);
  }

  /** Everything around the rows; the rows themselves draw only what was concluded. */
  draw() {
    drawPlaces(this.review, this.section.id);
    drawSection(this.review, this.section);
    drawStatus(this.review, this.saved);
    drawTogether(this.review);
    const nodes = Object.entries(FILTERS).map(([name, fits]) => stamp("filter", { name, chosen: String(name === this.rows.filter), label: say(`filter-${name}`, { count: this.section.claims.filter((claim) => fits(claim, this.review)).length }) }));
    const focused = document.activeElement?.dataset?.filter;
    one("#filters").replaceChildren(...nodes);
    if (focused) one(`#filters [data-filter="${focused}"]`)?.focus();
  }

  go(id) {
    showPane("mid");
    this.#show(this.review.section(id));
    markPlace(id);
  }

  turn(by) {
    const order = this.review.places;
    const next = order[order.indexOf(this.section) + by];
    if (next) this.go(next.id);
  }

  /** Runs an act; where the words are others by now, loads them and keeps what is being typed. Rethrows for the form that asked. */
  async act(job, said = null, { rethrow = false } = {}) {
    try {
      await job();
      this.saved = true;
      this.rows.still(() => { this.rows.refresh(); this.draw(); });
      if (said) toast(said, null, "check");
      return true;
    } catch (error) {
      if (error instanceof Problem && [404, 409].includes(error.status)) await this.reload();
      if (rethrow) throw error;
      toast(error.message, null, "error");
      return false;
    }
  }

  async reload() {
    const typed = this.rows.typed();
    const changed = await this.review.refresh().catch(() => false);
    if (!changed) return;
    const [at, id] = [this.rows.at, this.section.id];
    this.section = this.review.section(id) ?? this.review.sections[0];
    this.rows.still(() => {
      this.rows.show(this.section);
      this.draw();
    });
    this.rows.choose(at && this.rows.node(at), false);
    for (const each of typed) typeAgain(this, each);
    toast(say("text-changed"), null, "warn");
  }

  /** One after the other: a key pressed before the last one is stored speaks of the row that is chosen then. */
  judge(verdict, claim = null) {
    this.judging = this.judging.then(() => this.#judge(verdict, claim ?? this.claim, claim !== null));
    return this.judging;
  }

  /** pointed: the button of a row was pressed, which takes «Đạt» back too; a key pressed once too often does not. */
  async #judge(verdict, claim, pointed) {
    if (!claim || !this.review.data.may_review) return;
    const row = this.rows.node(claim.id);
    this.rows.choose(row, false);
    if (verdict !== "pass") return askWhy(this, claim, verdict, this.review.concluded(claim)?.reason ?? "");
    const again = this.review.concluded(claim)?.verdict === "pass";
    if (again && !pointed) return this.rows.choose(this.rows.nextUnseen());
    const done = await this.act(() => this.review.judge([claim], again ? "none" : "pass"));
    one("form.reason[data-verdict]", row)?.remove();
    if (done && !again) this.rows.choose(this.rows.nextUnseen());
  }

  async resolve(button) {
    const thread = button.closest(".thread");
    const closed = thread.classList.contains("closed");
    const row = button.closest("[data-claim]");
    row.focus({ preventScroll: true });
    await this.act(() => this.review.resolve(Number(thread.dataset.thread), !closed));
  }

  async passKept() {
    const claims = this.section.claims.filter((claim) => this.review.keptWords(claim));
    if (await this.act(() => this.review.judge(claims, "pass"))) this.rows.choose(this.rows.nextUnseen());
  }

  async sign() {
    await this.judging;
    const { section } = this;
    if (section === this.review.changed) return onward(this);
    if (!this.review.data.may_review || one("#sign").disabled) return one("#sign-open").textContent && toast(one("#sign-open").textContent, null, "warn");
    const done = await this.act(() => this.review.sign(section.id));
    if (!done) return;
    toast(say("did-sign", { heading: nameOf(section) }), { label: say("undo-sign"), run: () => this.act(() => this.review.unsign(section.id)) }, "stamp");
    onward(this);
  }

  sift(name) {
    this.rows.sift(name);
    this.draw();
  }

  nextFilter() {
    const names = Object.keys(FILTERS);
    this.sift(names[(names.indexOf(this.rows.filter) + 1) % names.length]);
    this.rows.choose(this.rows.visible()[0]);
  }
}

const page = new Page(document.body.dataset.report);
actions(document.body, {
  go: (button) => page.go(button.dataset.section),
  filter: (button) => page.sift(button.dataset.filter),
  verdict: (button) => page.judge(button.dataset.verdict, page.rows.claimOf(button)),
  comment: (button) => beginComment(page, page.rows.claimOf(button)),
  reply: (button) => reply(page, button),
  resolve: (button) => page.resolve(button),
  whole: (button) => page.rows.whole(button),
  "pass-kept": () => page.passKept(),
  sign: () => page.sign(),
  "to-block": () => toBlock(page),
  onward: () => onward(page),
  "pass-unchanged": () => passUnchanged(page),
  "take-back": () => takeBack(page),
  "ask-return": (button) => askReason(page, { whole: Boolean(button.dataset.whole) }),
  "ask-submit": () => askSubmit(page),
  approve: () => page.act(() => page.review.approve(), say("did-approve")),
  reopen: () => page.open(),
});
one("#rows").addEventListener("click", (event) => {
  const row = event.target.closest("[data-claim]");
  if (row && !event.target.closest("a, button, form, .thread")) page.rows.choose(row, false);
});
addEventListener("focus", () => document.body.dataset.ready !== undefined && page.reload());
keys(page);
page.open();
