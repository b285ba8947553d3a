// A sentence with its edits → runs to show: [{kind, text, from, fact, formula, start, end, cited, finding}], offsets in code points of the sentence.
import { chars } from "../core/text.js";

const SILENT = new Set(["join"]);
const WEIGHT = { error: 3, warning: 2, info: 1, hint: 0 };

/** Pieces of the source quote: kept text and edits, in order; null where the edits do not lead to the sentence's text. */
export function replay(sentence) {
  if (!sentence.source) return null;
  const quote = chars(sentence.source.quote);
  const pieces = [];
  let at = 0;
  const keep = (text) => {
    if (!text) return;
    const last = pieces.at(-1);
    if (last?.kind === "plain") last.text += text;
    else pieces.push({ kind: "plain", text });
  };
  for (const op of sentence.ops) {
    const [start, end] = op.at;
    keep(quote.slice(at, start).join(""));
    if (SILENT.has(op.op)) keep(op.to);
    else pieces.push({ kind: op.op, text: op.to, from: op.from, fact: op.fact ?? null, formula: op.formula ?? null });
    at = end;
  }
  keep(quote.slice(at).join(""));
  return pieces.map((piece) => piece.text).join("") === sentence.text ? pieces : null;
}

/** Whether applying the edits to the source gives the sentence letter by letter. */
export const replays = (sentence) => replay(sentence) !== null;

function worst(findings, start, end) {
  const touching = findings.filter((finding) => finding.start < end && finding.end > start);
  return touching.sort((one, other) => WEIGHT[other.severity] - WEIGHT[one.severity])[0] ?? null;
}

function cut(piece, start, citations, findings) {
  const letters = chars(piece.text);
  const end = start + letters.length;
  const bounds = new Set([start, end]);
  for (const span of [...citations, ...findings]) {
    for (const bound of [span.start, span.end]) if (bound > start && bound < end) bounds.add(bound);
  }
  const order = [...bounds].sort((one, other) => one - other);
  return order.slice(0, -1).map((from, index) => {
    const to = order[index + 1];
    return {
      kind: "plain",
      text: letters.slice(from - start, to - start).join(""),
      start: from,
      end: to,
      cited: citations.some((citation) => citation.start < to && citation.end > from),
      finding: worst(findings, from, to),
    };
  });
}

export function runsOf(sentence, findings = []) {
  const pieces = replay(sentence) ?? [{ kind: "plain", text: sentence.text }];
  const citations = sentence.citations ?? [];
  const runs = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + chars(piece.text).length;
    if (piece.kind !== "plain") runs.push({ ...piece, start: at, end, cited: false, finding: worst(findings, at, end) });
    else if (piece.text) runs.push(...cut(piece, at, citations, findings));
    at = end;
  }
  return runs;
}
