// Text by code points, as the server counts them; and folding for highlights.

export const chars = (text) => Array.from(text);
export const length = (text) => chars(text).length;

/** What a reader may type for «Giấy khen» on a keyboard without diacritics: «giay khen». Keeps the number of UTF-16 units of NFC text. */
export const fold = (text) => Array.from(text.normalize("NFC"), foldOne).join("");

function foldOne(letter) {
  if (letter === "đ" || letter === "Đ") return "d";
  const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.length === letter.length ? plain : letter.toLowerCase();
}

/** Half-open ranges of text in which a word of the query stands, with or without diacritics. */
export function hits(text, query) {
  const folded = fold(text);
  const words = [...new Set(fold(query).split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 1);
  const found = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      const inside = /[\p{L}\p{N}]/u;
      if (inside.test(folded[at - 1] || " ") || inside.test(folded[at + word.length] || " ")) continue;
      found.push([at, at + word.length]);
    }
  }
  return found.sort((one, other) => one[0] - other[0]);
}

/** Text with marked ranges as a fragment: [[start, end]…] in UTF-16 units, in order. */
export function marked(text, ranges) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    fragment.append(text.slice(at, start));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    fragment.append(mark);
    at = end;
  }
  fragment.append(text.slice(at));
  return fragment;
}

/** The stretch of a document around [start, end), cut at white space: {before, quote, after}, code points. */
export function around(letters, start, end, reach = 150) {
  const from = Math.max(0, start - reach);
  const to = Math.min(letters.length, end + reach);
  const before = letters.slice(from, start).join("");
  const after = letters.slice(end, to).join("");
  const tight = (text) => text.replace(/\n\s*\n/g, "\n");
  return {
    before: tight(from > 0 ? `…${before.slice(before.search(/\s/) + 1)}` : before),
    quote: letters.slice(start, end).join(""),
    after: tight(to < letters.length ? `${after.slice(0, after.search(/\s\S*$/))}…` : after),
  };
}
