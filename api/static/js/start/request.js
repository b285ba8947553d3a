// «Hiểu được từ công văn»: what was read, each with its place in the letter; what can be set otherwise is a field.
import { documentPage, passagePage } from "../core/addresses.js";
import { day, periodWords } from "../core/dates.js";
import { part, say, stamp } from "../core/templates.js";

const WORDED = { kind: (value) => say(`kind-${value}`), period: periodWords, deadline: day, outline: (value) => say("outline-items", { count: value }) };

export function requestNode(letter, read) {
  const node = stamp("understood", { title: letter.title, href: documentPage(letter.id) });
  read.read.forEach((each, index) => {
    const worded = WORDED[each.what] ?? ((value) => value);
    const row = stamp("read-row", {
      label: say(`read-${each.what}`),
      value: worded(each.value),
      number: String(index + 1),
      href: each.start >= 0 ? passagePage({ document: letter.id, start: each.start, end: each.end }) : null,
      where: say("read-where", { number: index + 1 }),
      placed: each.start >= 0,
    });
    part(node, "rows").append(row);
  });
  return node;
}
