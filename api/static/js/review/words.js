// Words with the claim marked: the stretch of a sentence, or of its source, around what is looked at. Offsets are code points.
import { chars } from "../core/text.js";
import { stamp } from "../core/templates.js";

const AROUND = 60;
const LONG = 200;

/** Where a stretch that shows [first, last) begins and ends, at white space. */
function stretch(letters, first, last, whole) {
  if (whole || letters.length <= LONG) return [0, letters.length];
  let from = Math.max(0, first - AROUND);
  let to = Math.min(letters.length, last + AROUND);
  while (from > 0 && !/\s/u.test(letters[from])) from -= 1;
  while (to < letters.length && !/\s/u.test(letters[to])) to += 1;
  return [from, to];
}

/** spans: [{start, end, bad?, wait?}] in order. → {nodes, cut: whether something was left out} */
export function markedWords(text, spans, { whole = false } = {}) {
  const letters = chars(text);
  const last = spans.at(-1);
  const [from, to] = last ? stretch(letters, spans[0].start, last.end, whole) : [0, letters.length];
  const nodes = from > 0 ? ["…"] : [];
  let at = from;
  for (const span of spans) {
    if (span.end <= span.start || span.start < at) continue;
    nodes.push(letters.slice(at, span.start).join("").replace(/^\s+(?=\S)/u, at === from && from > 0 ? "" : "$&"));
    nodes.push(stamp("mark", { ...span, text: letters.slice(span.start, span.end).join("") }));
    at = span.end;
  }
  nodes.push(letters.slice(at, to).join("").replace(/\n\s*\n/gu, "\n"));
  if (to < letters.length) nodes.push("…");
  return { nodes, cut: from > 0 || to < letters.length };
}
