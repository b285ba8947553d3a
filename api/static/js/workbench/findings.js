// «Lỗi»: what the checker found, by section: rule, message, place, evidence, the proposals; then what was let stand.
import { day } from "../core/dates.js";
import { actions } from "../core/dom.js";
import { chars } from "../core/text.js";
import { part, say, stamp } from "../core/templates.js";
import { textOf } from "./saver.js";
import { headingOf } from "./sections.js";
import { onSlot } from "./store.js";

const RANK = { error: 0, warning: 1, info: 2, hint: 3 };
const LOOK = { error: ["error", "err"], warning: ["warn", "err"], info: ["info", "inh"], hint: ["info", "inh"] };
const REACH = 60;
const ABOUT_STANDING = new Set(["VB900", "VB901"]);

export const keyOf = (finding) => [finding.section, finding.sentence, finding.code, finding.start].join("|");

function sentenceOf(store, finding) {
  const section = store.sections.get(finding.section);
  const inside = section?.paragraphs.flatMap((paragraph) => paragraph.sentences) ?? [];
  return [...store.report.head, section?.title, ...inside, ...store.report.tail].find((sentence) => sentence?.id === finding.sentence);
}

/** Section paragraphs as texts with the finding's range replaced; null where the place cannot be edited as running text. */
export function replaced(store, finding, text) {
  const section = store.sections.get(finding.section);
  if (!section?.paragraphs.some((paragraph) => paragraph.sentences.some((sentence) => sentence.id === finding.sentence))) return null;
  return section.paragraphs.map((paragraph) => ({
    id: paragraph.id,
    footnote: paragraph.footnote,
    text: textOf({ sentences: paragraph.sentences.map((sentence) => (sentence.id === finding.sentence ? { text: splice(sentence.text, finding, text) } : sentence)) }),
  }));
}

function splice(whole, { start, end }, text) {
  const letters = chars(whole);
  return letters.slice(0, start).join("") + text + letters.slice(end).join("");
}

/** text: the words it lets stand; null where it meets nothing any more. */
function standingNode({ id, code, reason, author, date, text: wanted }, text) {
  const used = text !== null;
  return stamp("standing-item", { id, code, url: `/quy-tac/${code}`, quote: used ? text : wanted, reason, used, unused: !used, signed: say("standing-signed", { author, day: day(date) }) });
}

export class Findings {
  constructor(root, store, { go, goSection, fix, fixSafe, letStand, lookAgain, answer }) {
    Object.assign(this, { root, store, at: -1 });
    actions(root, {
      "answer-slots": () => answer(),
      "go-section": (button) => goSection(button.dataset.section),
      "go-finding": (button) => go(this.#find(button)),
      fix: (button) => fix(this.#find(button), Number(button.dataset.choice)),
      "fix-safe": (button) => fixSafe(button, this.#safe().length),
      "let-stand": (button) => letStand(this.#find(button)),
      "look-again": (button) => lookAgain(button.closest("[data-suppression]").dataset.suppression),
    });
    store.subscribe(() => this.#due());
    new MutationObserver(() => root.hidden || this.#freshen()).observe(root, { attributeFilter: ["hidden"] });
    this.#due();
  }

  /** Hundreds of cards that nobody sees are drawn when their tab is opened. */
  #due() {
    this.stale = true;
    if (!this.root.hidden) this.#freshen();
  }

  /** Draws what has changed since it was last looked at; what is drawn already keeps its pointed card. */
  #freshen() {
    if (!this.stale) return;
    this.stale = false;
    this.draw();
  }

  #find = (button) => this.store.report.findings.find((finding) => keyOf(finding) === button.closest("[data-finding]").dataset.finding);

  /** By section in document order (head first, tail last), the worst of each first. */
  ordered() {
    const order = new Map(["head", ...this.store.sections.keys()].map((id, index) => [id, index]));
    const at = (finding) => order.get(finding.section) ?? order.size;
    return this.store.report.findings.filter((finding) => !onSlot(finding)).sort((one, other) => at(one) - at(other) || RANK[one.severity] - RANK[other.severity]);
  }

  /** Cards under the headings of their sections. */
  #grouped() {
    const groups = new Map();
    for (const finding of this.ordered()) groups.set(finding.section, [...(groups.get(finding.section) ?? []), finding]);
    return [...groups].flatMap(([id, findings]) => {
      const section = this.store.sections.get(id);
      const heading = section ? headingOf(section) : say(id === "tail" ? "short-tail" : "short-head");
      return [stamp("finding-group", { id, heading, count: String(findings.length) }), ...findings.map((finding) => this.#card(finding))];
    });
  }

  draw() {
    const { errors, warnings, notes } = this.store.counts();
    const safe = this.#safe().length;
    const said = { safe: safe ? say("fix-all-safe", { count: safe }) : null, counted: this.#counted(), errors: say("count-errors", { count: errors }), warnings: say("count-warnings", { count: warnings }), notes: say("count-notes", { count: notes }) };
    part(this.root, "summary").replaceChildren(stamp("findings-summary", said));
    const cards = this.#grouped();
    part(this.root, "list").replaceChildren(...(cards.length ? cards : [stamp("no-findings")]), ...this.#slots(), ...this.#standing());
  }

  /** How many citations there are and how many were not found: always said. */
  #counted() {
    const { checked } = this.store.report;
    return checked ? say("counted", { citations: checked.citations, missing: checked.missing }) : "";
  }

  #safe() {
    return this.ordered().filter((finding) => finding.replacements[0]?.safe && replaced(this.store, finding, ""));
  }

  /** What the officer lets stand, with the reasons. */
  #standing() {
    const { suppressed, unused_suppressions: unused } = this.store.report;
    if (!suppressed.length && !unused.length) return [];
    const node = stamp("standing", { count: say("standing-count", { count: suppressed.length }) + (unused.length ? say("standing-unused", { count: unused.length }) : "") });
    node.open = this.standingOpen ?? unused.length > 0;
    node.addEventListener("toggle", () => { this.standingOpen = node.open; });
    part(node, "list").append(...unused.map((each) => standingNode(each, null)), ...suppressed.map((each) => standingNode(each.suppression, each.text)));
    return [node];
  }

  #slots() {
    const open = this.store.report.findings.filter(onSlot);
    return open.length ? [stamp("open-slots", { text: say("open-slots", { count: open.length, code: open[0].code }) })] : [];
  }

  #card(finding) {
    const [icon, tone] = LOOK[finding.severity];
    const section = this.store.sections.get(finding.section);
    const node = stamp("finding", {
      key: keyOf(finding),
      icon: `/static/icons.svg#${icon}`,
      tone: `tag c-${tone}`,
      severity: say(`severity-${finding.severity}`),
      light: RANK[finding.severity] > 1,
      code: finding.code,
      url: finding.url ?? `/quy-tac/${finding.code}`,
      place: section ? headingOf(section) : say("place-frame"),
      message: finding.message,
      details: finding.evidence.length > 0 || finding.replacements.length > 0,
      evidence: finding.evidence.length > 0,
      fixed: finding.replacements.length > 0,
      standable: !ABOUT_STANDING.has(finding.code) && finding.text.trim() !== "",
      sentence: finding.sentence,
    });
    for (const line of finding.evidence) part(node, "evidence")?.append(stamp("evidence-line", { line }));
    for (const [choice, fix] of finding.replacements.entries()) part(node, "fixes")?.append(this.#fix(finding, fix, choice));
    this.#quote(part(node, "quote"), finding);
    return node;
  }

  /** One proposal: safe ones say «Sửa», the others are made one by one, «Thay chỗ này». */
  #fix(finding, fix, choice) {
    const possible = replaced(this.store, finding, fix.text) !== null;
    return stamp("finding-fix", { choice: String(choice), from: finding.text, to: fix.text, label: possible ? say(fix.safe ? "fix-safe" : "fix-here") : null });
  }

  #quote(place, finding) {
    const sentence = sentenceOf(this.store, finding);
    if (!sentence) return place.remove();
    const letters = chars(sentence.text);
    const before = letters.slice(Math.max(0, finding.start - REACH), finding.start).join("");
    const after = letters.slice(finding.end, finding.end + REACH).join("");
    const wave = stamp("finding-text", { text: letters.slice(finding.start, finding.end).join(""), wave: finding.severity === "error" ? "bad" : "doubt" });
    place.append(finding.start > REACH ? "…" : "", before, wave, after, finding.end + REACH < letters.length ? "…" : "");
  }

  /** step: 1 the next one, -1 the one before. */
  next(step = 1) {
    const list = this.ordered();
    if (!list.length) return null;
    this.at = (Math.max(this.at, step < 0 ? 0 : -1) + step + list.length) % list.length;
    return list[this.at];
  }

  /** Points at the card of a finding. */
  point(finding) {
    this.#freshen();
    for (const node of this.root.querySelectorAll("[data-finding]")) {
      const on = node.dataset.finding === keyOf(finding);
      node.classList.toggle("on", on);
      if (on) node.scrollIntoView({ block: "nearest" });
    }
  }
}
