// A candidate beside the text that stands: its words with what it takes away and adds.
import { differences } from "../../core/differences.js";
import { say, stamp } from "../../core/templates.js";
import { textOf } from "../saver.js";
import { runsOf } from "../runs.js";
import { formulaWords } from "./formulas.js";
import { pieceNodes } from "./pieces.js";

/** The words, with open slots by their numbers. */
const whole = (paragraphs, store) => paragraphs.map(({ sentences }) => sentences.map((sentence) => worded(sentence, store)).join(" ")).join("\n");
const count = (paragraphs) => paragraphs.map(textOf).join(" ").split(/\s+/).filter(Boolean).length;

const worded = (sentence, store) => runsOf(sentence).map((run) => (run.kind === "slot" && run.text.startsWith("[…") ? slotWord(run, store) : run.text)).join("");

function slotWord({ fact, formula }, store) {
  const said = formulaWords(formula, store);
  return say("slot-bracket", { what: said || say("formula-term", { number: store.numberOf(fact) || "?" }) });
}

/** The line above a candidate that differs: its size, and the way to the comparison. */
export function sizeNode(shown, present) {
  return stamp("compare-on", { size: say("size-words", { count: count(shown), present: count(present) }) });
}

export function comparedNode(shown, present, store) {
  const node = stamp("compared");
  const runs = differences(whole(present, store), whole(shown, store));
  if (runs.every((run) => run.status === "same")) {
    node.append(stamp("v-none", { text: say("same-text") }));
    return node;
  }
  for (const line of lines(runs)) {
    const paragraph = document.createElement("p");
    paragraph.className = "par";
    paragraph.append(...pieceNodes(line));
    node.append(paragraph);
  }
  return node;
}

/** Runs apart at line breaks. */
function lines(runs) {
  const found = [[]];
  for (const { status, text } of runs) {
    text.split("\n").forEach((piece, index) => {
      if (index) found.push([]);
      if (piece) found.at(-1).push({ status, text: piece });
    });
  }
  return found.filter((line) => line.length);
}
