// One document of the library: text with headings and citations; #doan-START-END is marked and brought into view.
import { one } from "../core/dom.js";
import { beginFrom } from "../core/addresses.js";
import { day, periodWords } from "../core/dates.js";
import { get } from "../core/http.js";
import { start } from "../core/shell.js";
import { chars } from "../core/text.js";
import { part, say, stamp } from "../core/templates.js";

start();

const BASIS = new Set(["report", "plan", "news"]);

/** Paragraphs of a text as ranges of code points: split at blank lines. */
function paragraphs(letters) {
  const found = [];
  let begin = 0;
  for (let at = 0; at <= letters.length; at += 1) {
    const end = at === letters.length || (letters[at] === "\n" && letters[at + 1] === "\n");
    if (!end) continue;
    if (letters.slice(begin, at).some((letter) => letter.trim())) found.push([begin, at]);
    while (letters[at + 1] === "\n") at += 1;
    begin = at + 1;
  }
  return found;
}

const flat = (outline) => outline.flatMap((line) => [line, ...flat(line.children ?? [])]);

const lookup = (citation) => `/so-hieu-luc?so=${encodeURIComponent(citation.number ?? citation.alias ?? citation.surface)}`;

/** The nodes of [begin, end): plain text, citations as links, the asked passage marked. */
function pieces(letters, [begin, end], citations, asked) {
  const inside = citations.filter((citation) => citation.start < end && citation.end > begin);
  const bounds = new Set([begin, end]);
  for (const { start: from, end: to } of asked ? [...inside, asked] : inside) for (const bound of [from, to]) if (bound > begin && bound < end) bounds.add(bound);
  const order = [...bounds].sort((one, other) => one - other);
  return order.slice(0, -1).map((from, index) => {
    const to = order[index + 1];
    const text = letters.slice(from, to).join("");
    const citation = inside.find((each) => each.start <= from && each.end >= to);
    const node = citation ? stamp("cited", { href: lookup(citation), text }) : document.createTextNode(text);
    if (!asked || asked.start > from || asked.end < to) return node;
    const mark = document.createElement("mark");
    mark.append(node);
    return mark;
  });
}

function askedPassage(length) {
  const match = /^#doan-(\d+)-(\d+)$/.exec(location.hash);
  if (!match) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return { start: from, end: to, gone: from >= to || to > length };
}

function drawText(found, letters) {
  const asked = askedPassage(letters.length);
  const headings = flat(found.outline);
  const nodes = paragraphs(letters).map((range) => {
    const heading = headings.find((line) => line.start >= range[0] && line.start < range[1]);
    const node = stamp("text", { heading: Boolean(heading) && range[1] - range[0] < 300, id: heading && `m-${heading.start}` });
    node.append(...pieces(letters, range, found.citations, asked?.gone ? null : asked));
    return node;
  });
  if (asked?.gone) nodes.unshift(stamp("passage-gone"));
  one("#body").replaceChildren(...nodes);
  one("#body mark")?.scrollIntoView({ block: "center" });
}

function drawSides(found) {
  const lines = flat(found.outline).map((line) => stamp("contents-line", { href: `#m-${line.start}`, level: line.level, heading: line.heading }));
  one("#contents").replaceChildren(...(lines.length ? lines : [stamp("no-contents")]));
  const about = stamp("about", {
    title: found.title,
    number: found.number ?? say("unknown"),
    day: day(found.date) || say("unknown"),
    agency: found.agency ?? say("unknown"),
    period: found.period ? periodWords(found.period) : say("unknown"),
    read: say("read-facts", found),
  });
  const cited = stamp("citations", { count: say("citation-count", { count: found.citations.length }) });
  const seen = new Map(found.citations.map((citation) => [citation.number ?? citation.surface, citation]));
  part(cited, "list").append(...[...seen].map(([heading, citation]) => stamp("contents-line", { href: lookup(citation), level: 2, heading })));
  const begin = BASIS.has(found.kind) ? [stamp("begin", { href: beginFrom(found.id) })] : [];
  one("#about").replaceChildren(...begin, about, cited);
}

try {
  const found = await get(`/documents/${encodeURIComponent(document.body.dataset.document)}`);
  const letters = chars(found.text);
  document.title = say("title-of", { title: found.title });
  one("#title").textContent = found.title;
  drawSides(found);
  drawText(found, letters);
  addEventListener("hashchange", () => location.hash.startsWith("#doan-") && drawText(found, letters));
} catch (error) {
  one("#body").replaceChildren(stamp("failed", { reason: error.message }));
}
