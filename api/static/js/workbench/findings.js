// «Lỗi»: what the checker found, by section: rule, message, place, evidence and, where there is one, the fix.
import { actions } from "../core/dom.js";
import { chars } from "../core/text.js";
import { part, say, stamp } from "../core/templates.js";
import { textOf } from "./saver.js";
import { headingOf } from "./sections.js";
import { onSlot } from "./store.js";

const RANK = { error: 0, warning: 1, info: 2, hint: 3 };
const LOOK = { error: ["error", "err"], warning: ["warn", "err"], info: ["info", "inh"], hint: ["info", "inh"] };
const REACH = 60;

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

export class Findings {
  constructor(root, store, { go, fix, answer }) {
    Object.assign(this, { root, store, at: -1 });
    actions(root, {
      "answer-slots": () => answer(),
      "go-finding": (button) => go(this.#find(button)),
      fix: (button) => fix(this.#find(button)),
    });
    store.subscribe(() => this.draw());
    this.draw();
  }

  #find = (button) => this.store.report.findings.find((finding) => keyOf(finding) === button.closest("[data-finding]").dataset.finding);

  /** Worst first, and within that in document order. */
  ordered() {
    return this.store.report.findings.filter((finding) => !onSlot(finding)).sort((one, other) => RANK[one.severity] - RANK[other.severity]);
  }

  draw() {
    const { errors, warnings, notes } = this.store.counts();
    const said = { errors: say("count-errors", { count: errors }), warnings: say("count-warnings", { count: warnings }), notes: say("count-notes", { count: notes }) };
    part(this.root, "summary").replaceChildren(stamp("findings-summary", said));
    const cards = this.ordered().map((finding) => this.#card(finding));
    part(this.root, "list").replaceChildren(...(cards.length ? cards : [stamp("no-findings")]), ...this.#slots());
  }

  #slots() {
    const open = this.store.report.findings.filter(onSlot);
    return open.length ? [stamp("open-slots", { text: say("open-slots", { count: open.length, code: open[0].code }) })] : [];
  }

  #card(finding) {
    const [icon, tone] = LOOK[finding.severity];
    const section = this.store.sections.get(finding.section);
    const fix = finding.replacements[0];
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
      details: finding.evidence.length > 0 || Boolean(fix),
      evidence: finding.evidence.length > 0,
      fixable: fix && replaced(this.store, finding, fix.text) ? say(fix.safe ? "fix-safe" : "fix-here") : null,
      fixed: Boolean(fix),
      from: finding.text,
      to: fix?.text,
      sentence: finding.sentence,
    });
    for (const line of finding.evidence) part(node, "evidence")?.append(stamp("evidence-line", { line }));
    this.#quote(part(node, "quote"), finding);
    return node;
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

  next() {
    const list = this.ordered();
    if (!list.length) return null;
    this.at = (this.at + 1) % list.length;
    return list[this.at];
  }

  /** Points at the card of a finding. */
  point(finding) {
    for (const node of this.root.querySelectorAll("[data-finding]")) {
      const on = node.dataset.finding === keyOf(finding);
      node.classList.toggle("on", on);
      if (on) node.scrollIntoView({ block: "nearest" });
    }
  }
}
