// The three cells that are compared: the words of the report, what they were made from, last period's.
import { passagePage } from "../core/addresses.js";
import { day, moment } from "../core/dates.js";
import { part, say, stamp } from "../core/templates.js";
import { isGrave } from "./state.js";
import { markedWords } from "./words.js";

const WAYS = { verbatim: "inherit", join: "inherit", shift: "shift", answer: "check", computed: "sigma", slot: "slot", blank: "slot", citation: "ledger", entity: "office", edit: "pen", author: "pen", model: "model", template: "list" };
const REGISTRY = { in_force: "check", ended: "error", not_begun: "clock", differs: "warn", unchecked: "ask" };

const iconOf = (name) => `/static/icons.svg#${name}`;
const note = (icon, text, warn = false) => stamp("note", { icon: iconOf(icon), text, warn });
const touches = (mark, finding) => finding.start < mark.end && mark.start < finding.end;

/** «Bản trình»: the words with the claim marked, how they came about, which answers they wait for. */
export function nowNodes(claim, review, desk) {
  const sentence = review.sentence(claim);
  if (!sentence) return promiseNow(claim, review, desk);
  const spans = claim.marks.map((mark) => ({ ...mark, bad: claim.findings.some((finding) => isGrave(finding) && touches(mark, finding)), wait: claim.slots.length > 0 }));
  const { nodes, cut } = markedWords(sentence.text, spans);
  const words = stamp("words");
  words.append(...nodes);
  const steps = claim.ways.filter((way) => way.kind !== "slot" || !claim.slots.length).map((way) => note(WAYS[way.kind] ?? "pen", way.words, way.kind === "slot"));
  const notes = stamp("notes");
  notes.append(...(cut ? [stamp("whole")] : []), ...steps, ...slotNodes(claim, review, desk));
  return [words, notes];
}

export function wholeWords(claim, review) {
  return markedWords(review.sentence(claim).text, claim.marks, { whole: true }).nodes;
}

function promiseNow(claim, review, desk) {
  if (!claim.promise) return [note("empty", say("blank-section"), true)];
  const { answer } = claim.promise;
  if (answer === null) return [note("slot", say("promise-open"), true), ...slotNodes(claim, review, desk)];
  const words = stamp("words");
  words.append(say("promise-answer", { answer: answer === "none" ? say("promise-none") : answer }));
  return [words];
}

function slotNodes(claim, review, desk) {
  return claim.slots.filter((id) => review.data.questions[id]).map((id) => stamp("slot-link", { href: `${desk}#${claim.section}`, text: say("slot", review.data.questions[id]) }));
}

/** «Nguồn của câu»: what the registry says, the passage, or who wrote it. */
export function sourceNodes(claim, review) {
  const sentence = review.sentence(claim);
  const nodes = [];
  if (claim.registered) nodes.push(...registryNodes(claim.registered, review));
  if (claim.kind === "promise" && claim.promise && !sentence) nodes.push(...promiseSource(claim));
  else if (sentence && !sentence.source) nodes.push(author(claim, say(claim.written?.model ? "by-model" : "by-person")));
  else if (sentence) nodes.push(...passage(claim, sentence, review));
  return nodes;
}

function registryNodes({ state, words, label, successor }, review) {
  const said = stamp("registry", { state, icon: iconOf(REGISTRY[state]), words });
  const named = successor ?? label;
  const number = /số (\S+)/u.exec(named ?? "")?.[1];
  if (!number) return label ? [said, note("ledger", label)] : [said];
  return [said, stamp("entry", { label, href: `/so-hieu-luc?so=${encodeURIComponent(number)}&ngay=${review.data.on}` })];
}

function author(claim, text) {
  const { by, at } = claim.written ?? {};
  return stamp("author", { text, by: by && say(at ? "written-at" : "written-by", { by, at: at && moment(at) }) });
}

function promiseSource(claim) {
  const link = stamp("source-link", { href: passagePage(claim.promise.source), title: say("promise-made") });
  return claim.promise.answer === null ? [link] : [author(claim, say("by-answer")), link];
}

function passage(claim, { source, verbatim }, review) {
  const isLast = source.document === review.data.last.id;
  const link = stamp("source-link", { href: passagePage(source), title: isLast ? say("last-document") : source.title, full: source.title });
  if (verbatim && claim.kind === "content") return [note("inherit", say("last-verbatim")), link];
  const spans = claim.marks.map((mark) => ({ start: mark.source_start, end: mark.source_end }));
  const quote = stamp("quote");
  quote.append(...markedWords(source.quote, spans).nodes);
  return claim.kind === "basis" ? [link] : [quote, link];
}

/** «Kỳ trước»: the values that stood there, how they differ, or that nothing did. */
export function lastNodes(claim, review) {
  const sentence = review.sentence(claim);
  if (claim.promise) return [stamp("before", { text: claim.promise.text }), ...due(claim.promise)];
  if (!sentence) return [];
  if (!sentence.source) return [note("pen", say("last-new"))];
  if (sentence.source.document !== review.data.last.id) return [note("report", say("last-other"))];
  if (claim.kind === "basis" || claim.kind === "figure") return [...beforeNodes(claim, sentence), ...claim.compared.map((words) => note("history", words))];
  if (sentence.verbatim) return [note("inherit", say("last-is-source"))];
  return sentence.changes.map(changeNode);
}

function due({ due: when }) {
  return when ? [note("clock", say("promise-due", { due: /^\d{4}-\d\d-\d\d$/u.test(when) ? day(when) : when }))] : [];
}

function beforeNodes(claim, { text }) {
  const letters = [...text];
  const changed = claim.marks.filter((mark) => mark.before !== null && mark.before.replace(/\s+/gu, " ") !== letters.slice(mark.start, mark.end).join("").replace(/\s+/gu, " "));
  if (!changed.length) return [note("inherit", say("last-same"))];
  return changed.map((mark) => changeNode({ from: mark.before, to: claim.slots.length ? "?" : letters.slice(mark.start, mark.end).join("") }));
}

function changeNode({ from, to }) {
  return stamp("change", { from: from.trim(), to: to.startsWith("[…") ? "?" : to.trim() || say("empty-value") });
}

/** Findings under the row, in the order of the review; bare notes stay on the workbench. */
export function flagNodes(claim) {
  return claim.findings.filter(isGrave).map((finding) => stamp("flag", {
    grave: finding.severity === "error",
    icon: iconOf(finding.severity === "error" ? "error" : "warn"),
    word: say(`severity-${finding.severity}`),
    message: finding.message,
    round: say(`round-${finding.round}`),
    code: finding.code,
    url: finding.url,
  }));
}

export { iconOf, note, part };
