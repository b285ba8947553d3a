// The rows of one section, grouped by kind. A row is built once; later only what was concluded and its threads are drawn again.
import { all, one } from "../core/dom.js";
import { part, say, stamp } from "../core/templates.js";
import { changedNodes } from "./changed.js";
import { flagNodes, iconOf, lastNodes, nowNodes, sourceNodes, wholeWords } from "./cells.js";
import { FILTERS, KINDS } from "./state.js";
import { drawVerdict, threadNodes, verdictNode } from "./verdict.js";

export const KIND_ICONS = { basis: "ledger", figure: "sigma", promise: "flag", content: "report" };

export class Rows {
  constructor(root, review, desk) {
    Object.assign(this, { root, review, desk, filter: "all", section: null, at: null });
  }

  show(section) {
    this.section = section;
    this.listed = null;
    this.root.replaceChildren(...(section.places ? changedNodes(this.review, (claim) => this.#row(claim)) : this.#grouped(section)));
    this.root.scrollTop = 0;
    this.refresh();
  }

  #grouped(section) {
    const nodes = [];
    for (const kind of KINDS) {
      const claims = section.claims.filter((claim) => claim.kind === kind);
      if (!claims.length) continue;
      nodes.push(stamp("group", { kind, icon: iconOf(KIND_ICONS[kind]), label: say(`kind-${kind}`) }), ...claims.map((claim) => this.#row(claim)));
    }
    return nodes;
  }

  #row(claim) {
    const words = claim.marks.length ? claim.marks.map((mark) => [...(this.review.sentence(claim)?.text ?? "")].slice(mark.start, mark.end).join("")).join(", ") : this.review.sentence(claim)?.text ?? claim.promise?.text ?? "";
    const row = stamp("claim", { id: claim.id, kind: claim.kind, label: say("claim-label", { kind: say(`kind-${claim.kind}`), words: words.slice(0, 160) }) });
    part(row, "now").append(...nowNodes(claim, this.review, this.desk));
    part(row, "source").append(...sourceNodes(claim, this.review));
    part(row, "last").append(...lastNodes(claim, this.review));
    part(row, "verdict").append(verdictNode(this.review));
    part(row, "under").append(...flagNodes(claim));
    return row;
  }

  node(id) {
    return one(`[data-claim="${CSS.escape(id)}"]`, this.root);
  }

  claimOf(node) {
    return this.review.claims.get(node.closest("[data-claim]")?.dataset.claim);
  }

  /** Runs job() with the chosen row, or the first in view, staying where the eyes are, whatever is drawn above it. */
  still(job) {
    const edge = this.root.getBoundingClientRect().top;
    const anchor = (this.node(this.at ?? "") ?? this.visible().find((row) => row.getBoundingClientRect().bottom > edge))?.dataset.claim ?? "";
    const before = this.node(anchor)?.getBoundingClientRect().top;
    job();
    const after = this.node(anchor)?.getBoundingClientRect().top;
    if (before !== undefined && after !== undefined) this.root.scrollTop += after - before;
  }

  /** What was concluded, threads, counts and the filter; rows stay where they are, also one in which somebody types. */
  refresh() {
    for (const claim of this.section.claims) {
      const row = this.node(claim.id);
      if (!row) continue;
      drawVerdict(row, claim, this.review);
      const under = part(row, "under");
      for (const old of all(".thread", under)) if (!old.contains(document.activeElement) && !one("form", old)) old.remove();
      for (const thread of threadNodes(claim, this.review)) if (!one(`[data-thread="${thread.dataset.thread}"]`, under)) under.append(thread);
    }
    for (const group of all(".rv-group", this.root)) this.#group(group);
    this.#sift();
  }

  #group(group) {
    const { kind } = group.dataset;
    const claims = this.section.claims.filter((claim) => claim.kind === kind);
    const seen = claims.filter((claim) => this.review.concluded(claim)).length;
    part(group, "share").textContent = say("seen-share", { seen, total: claims.length });
    const kept = claims.filter((claim) => this.review.keptWords(claim));
    const button = part(group, "kept");
    button.hidden = !this.review.data.may_review || kept.length < 2;
    button.textContent = say("pass-kept", { count: kept.length });
  }

  /** A row that was listed stays listed until the filter is chosen anew: concluded rows must not leave from under the hand. */
  #sift() {
    this.listed ??= new Set(this.section.claims.filter((claim) => FILTERS[this.filter](claim, this.review)).map(({ id }) => id));
    const shown = (claim) => this.listed.has(claim.id) || FILTERS[this.filter](claim, this.review) || claim.id === this.at;
    for (const claim of this.section.claims) {
      const row = this.node(claim.id);
      if (row) row.hidden = !shown(claim);
    }
    for (const group of all(".rv-group", this.root)) group.hidden = !all(`.rv[data-kind="${group.dataset.kind}"]:not([hidden])`, this.root).length;
    one("[data-part='nothing']", this.root)?.remove();
    if (!this.visible().length && this.section.claims.length) this.root.append(stamp("nothing"));
  }

  sift(filter) {
    this.filter = filter;
    this.at = null;
    this.listed = null;
    this.#sift();
    this.choose(this.visible()[0], false);
  }

  visible() {
    return all(".rv[data-claim]:not([hidden])", this.root);
  }

  choose(row, focus = true) {
    for (const other of all(".rv.on", this.root)) other.classList.remove("on");
    this.at = row?.dataset.claim ?? null;
    row?.classList.add("on");
    if (!focus || !row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  step(by) {
    const rows = this.visible();
    const at = rows.findIndex((row) => row.dataset.claim === this.at);
    this.choose(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]);
  }

  /** The next row that nobody has looked at, behind the chosen one or from the beginning; the chosen one where there is none. */
  nextUnseen() {
    const rows = this.visible();
    const at = rows.findIndex((row) => row.dataset.claim === this.at);
    const order = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
    return order.find((row) => !row.classList.contains("seen")) ?? rows[at];
  }

  /** The row of the first claim that keeps the section open: an error, a gap, one to be mended, one not looked at. */
  blocking() {
    const { claims } = this.section;
    const mended = (claim) => this.review.concluded(claim) && this.review.concluded(claim).verdict !== "pass";
    const found = claims.find((claim) => claim.findings.some(({ severity }) => severity === "error")) ?? claims.find((claim) => claim.sentence && claim.slots.length) ?? claims.find(mended) ?? claims.find((claim) => !this.review.concluded(claim));
    return found && this.node(found.id);
  }

  whole(button) {
    const row = button.closest("[data-claim]");
    one(".par", row).replaceChildren(...wholeWords(this.claimOf(row), this.review));
    button.remove();
    row.focus({ preventScroll: true });
  }

  /** What is being typed: [[claim, text]], to be opened again after the words were loaded anew. */
  typed() {
    return all("form.reason textarea", this.root).filter((field) => field.value).map((field) => ({ claim: field.closest("[data-claim]").dataset.claim, part: field.closest("[data-part]").dataset.part, verdict: field.form.dataset.verdict, text: field.value }));
  }
}
