// Two versions of a section side by side in words: what stands on the server beside what was written here.
import { one } from "../core/dom.js";
import { say, stamp, part } from "../core/templates.js";

const MOST = 4_000_000; // cells of the table: beyond that whole paragraphs are compared

/** Pieces [kind, text] with kind "same", "out" (only theirs) or "in" (only mine). */
export function differences(theirs, mine) {
  const [a, b] = [pieces(theirs), pieces(mine)];
  const [old, own] = a.length * b.length > MOST ? [theirs.split(/(?<=\n)/), mine.split(/(?<=\n)/)] : [a, b];
  const table = lengths(old, own);
  const found = [];
  const push = (kind, text) => {
    if (found.at(-1)?.[0] === kind) found.at(-1)[1] += text;
    else found.push([kind, text]);
  };
  let [i, j] = [0, 0];
  while (i < old.length && j < own.length) {
    if (old[i] === own[j]) push("same", old[(j += 1, i++)]);
    else if (table[i + 1][j] >= table[i][j + 1]) push("out", old[i++]);
    else push("in", own[j++]);
  }
  while (i < old.length) push("out", old[i++]);
  while (j < own.length) push("in", own[j++]);
  return found;
}

const pieces = (text) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

function lengths(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  }
  return table;
}

const TAGS = { out: "del", in: "ins" };

function differenceNode(theirs, mine, who) {
  const node = stamp("difference", { theirs: say("difference-theirs", { who }) });
  for (const [kind, text] of differences(theirs, mine)) {
    if (kind === "same") part(node, "text").append(text);
    else part(node, "text").append(Object.assign(document.createElement(TAGS[kind]), { textContent: text }));
  }
  return node;
}

/** Two versions, in paragraphs, beside each other at the end of a place; shown already, they go. */
export function toggleDifference(place, theirs, mine, who) {
  const shown = one("[data-difference]", place);
  if (shown) shown.remove();
  else place.append(differenceNode(theirs.join("\n"), mine.join("\n"), who));
}
