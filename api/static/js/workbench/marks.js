// Sentences and paragraphs as DOM: runs become marks, each sentence carries its source number.
import { icon } from "../core/dom.js";
import { say, stamp } from "../core/templates.js";
import { firstOpen, formulaWords } from "./panes/formulas.js";
import { unchangedOf } from "./panes/unchanged.js";
import { runsOf } from "./runs.js";
import { periodWords } from "../core/dates.js";

const WAVES = { error: "bad", warning: "doubt", info: "note", hint: "note" };
const RENAMES = { entity: "office", citation: "ledger", edit: "pen", shift: "shift" };

const isOpen = (run, store) => {
  if (run.formula) return run.text.startsWith("[…");
  const question = store.questions.get(run.fact);
  return question ? question.value === null : run.text.startsWith("[…");
};

function slot(run, store) {
  const question = store.questions.get(run.fact);
  const formula = formulaWords(run.formula, store);
  if (!isOpen(run, store)) return run.text ? stamp("mark-value", { fact: formula ? null : run.fact, text: run.text, icon: `/static/icons.svg#${formula ? "sum" : "check"}`, formula, title: formula || say("change-answer") }) : "";
  if (formula) return stamp("mark-sum", { formula, title: run.text, fact: firstOpen(run.formula, store) ?? run.fact, previous: run.from ? say("slot-previous", { value: run.from }) : "" });
  const number = store.numberOf(run.fact);
  return stamp("mark-slot", {
    fact: run.fact,
    name: question ? say("slot-name", { number, name: question.name }) : run.text,
    previous: question?.previous ? say("slot-previous", { value: question.previous }) : "",
  });
}

function edited(run) {
  const node = stamp("mark-edit", { kind: say(`op-${run.kind}`), icon: `/static/icons.svg#${RENAMES[run.kind] ?? "pen"}`, from: run.from, to: run.text });
  if (run.finding) node.classList.add(WAVES[run.finding.severity]);
  return node;
}

function plain(run) {
  if (!run.finding && !run.cited) return run.text;
  const node = document.createElement("span");
  node.textContent = run.text;
  node.className = run.finding ? WAVES[run.finding.severity] : "frozen";
  node.title = run.finding ? `${run.finding.code}: ${run.finding.message}` : say("frozen");
  return node;
}

export function runNodes(sentence, store, findings) {
  return runsOf(sentence, findings).map((run) => {
    if (run.kind === "plain") return plain(run);
    return run.kind === "slot" ? slot(run, store) : edited(run);
  });
}

export function openSlots(sentence, store) {
  return runsOf(sentence).filter((run) => run.kind === "slot" && isOpen(run, store));
}

/** The number never starts a line: it stays with the last word. */
function keepTogether(ref) {
  const text = ref.previousSibling;
  if (text?.nodeType !== Node.TEXT_NODE) return;
  const word = /\S{1,24}$/.exec(text.data);
  if (!word) return;
  const held = document.createElement("span");
  held.className = "nb";
  held.append(text.splitText(word.index), ref);
  text.after(held);
}

/** number: place of the sentence among those of its section that have a source. */
export function sentenceNode(sentence, store, number) {
  const node = stamp("sentence", { id: sentence.id, label: say(sentence.source ? "source-number" : "no-source", { number }) });
  const ref = node.querySelector(".ref");
  ref.append(sentence.source ? String(number) : icon("pen"));
  node.prepend(...runNodes(sentence, store, store.findingsOf(sentence.id)));
  const still = unchangedOf(store, sentence.id);
  keepTogether(ref);
  if (still) ref.before(stamp("mark-unchanged", { title: say("unchanged-short", { since: periodWords(still.since) }) }));
  return node;
}

const gutterOf = (paragraph) => {
  if (paragraph.sentences.every((sentence) => sentence.source)) return "inherit";
  return paragraph.sentences.some((sentence) => sentence.class === "model") ? "model" : "pen";
};

export function paragraphNode(paragraph, store, count) {
  const kind = gutterOf(paragraph);
  const node = stamp("paragraph", { kind: say(`gutter-${kind}`), icon: `/static/icons.svg#${kind}`, inherited: kind === "inherit", footnote: paragraph.footnote });
  paragraph.sentences.forEach((sentence, index) => {
    if (index) node.append(" ");
    node.append(sentenceNode(sentence, store, sentence.source ? count() : 0));
  });
  return node;
}
