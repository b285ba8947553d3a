// Two texts → runs of words: [{status: "same" | "added" | "removed", text}]. Those not added spell the old text, those not removed the new one.

const WORD = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;
const MOST = 4_000_000; // cells of the table; beyond that the middle counts as replaced whole

const words = (text) => text.match(WORD) ?? [];

export function differences(before, after) {
  const [old, fresh] = [words(before), words(after)];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const [a, b] = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)];
  const middle = a.length * b.length > MOST ? replacedWhole(a, b) : aligned(a, b);
  const same = (list) => list.map((text) => ({ status: "same", text }));
  return joined([...same(old.slice(0, head)), ...middle, ...same(old.slice(old.length - tail))]);
}

const replacedWhole = (a, b) => [...a.map((text) => ({ status: "removed", text })), ...b.map((text) => ({ status: "added", text }))];

/** By the longest common subsequence of words. */
function aligned(a, b) {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const found = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ status: "same", text: a[i] });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      found.push({ status: "removed", text: a[i] });
      i += 1;
    } else {
      found.push({ status: "added", text: b[j] });
      j += 1;
    }
  }
  return found;
}

/** Neighbours become one run; white space alone between two changes belongs to both. */
function joined(pieces) {
  const runs = [];
  let [gone, come] = ["", ""];
  const flush = () => {
    if (gone) runs.push({ status: "removed", text: gone });
    if (come) runs.push({ status: "added", text: come });
    [gone, come] = ["", ""];
  };
  for (const { status, text } of pieces) {
    if (status === "same" && (text.trim() || !(gone || come))) {
      flush();
      if (runs.at(-1)?.status === "same") runs.at(-1).text += text;
      else runs.push({ status, text });
    } else {
      if (status !== "added") gone += text;
      if (status !== "removed") come += text;
    }
  }
  flush();
  return runs;
}
