// Lists of what was found in a document, folded: section tree, legal bases, tables, notes, annexes, pages, citations, doubtful words.
import { chars } from "../core/text.js";
import { knows, part, say, stamp } from "../core/templates.js";

const percent = (value) => Math.round(Number(value) * 100);

function fold(name, nodes, { warning = null, open = false, count = nodes.length } = {}) {
  if (!nodes.length) return null;
  const node = stamp("fold", { title: say(`fold-${name}`), count: String(count), warning });
  part(node, "list").append(...nodes);
  node.open = open;
  return node;
}

const flagWords = (flags = []) => flags.map((flag) => say(knows(`flag-${flag}`) ? `flag-${flag}` : "flag-other")).join(", ");

/** A section with those below it; they fold away with its little triangle. */
function branch(section, at) {
  const { heading, start, end, flags = [], children = [] } = section;
  const line = stamp("node", { heading, href: at({ start, end: Math.min(end, start + chars(heading).length) }), flags: flagWords(flags), flagged: flags.length > 0 });
  if (!children.length) return line;
  const node = stamp("branch");
  node.querySelector("summary").append(line);
  node.append(...children.map((child) => branch(child, at)));
  return node;
}

const flat = (outline) => outline.flatMap((line) => [line, ...flat(line.children ?? [])]);

export function outlineFold(outline, at, open) {
  const all = flat(outline);
  const faults = all.reduce((sum, line) => sum + (line.flags?.length ?? 0), 0);
  return fold("outline", outline.map((section) => branch(section, at)), { open, count: all.length, warning: faults ? say("faults", { count: faults }) : null });
}

const listed = (places, at, more = () => null) => places.map((place) => stamp("listed", { href: at(place), words: place.words, more: more(place) }));

function citationsFold({ citations, understood }, at) {
  const nodes = citations.map((citation) => stamp("listed", { href: at(citation), words: citation.surface, more: citation.unverified ? say("citation-unverified") : null }));
  return fold("citations", nodes, { warning: understood.unverified ? say("unverified", { count: understood.unverified }) : null });
}

function doubtfulFold({ understood, text }, at) {
  const doubtful = understood.marks.filter((mark) => mark.kind === "doubtful");
  if (!doubtful.length) return null;
  const letters = chars(text);
  return fold("doubtful", doubtful.map((mark) => stamp("listed", { href: at(mark), words: letters.slice(mark.start, mark.end).join(""), more: say("confidence", { share: percent(mark.value) }) })));
}

/** What stands under the facts, in this order; empty lists are left out. */
export function folds(found, at, { openOutline = false } = {}) {
  const { bases, tables, footnotes, boxes, annexes, pages, scan } = found.understood;
  const scanned = scan && stamp("doubt-note", { words: say("scanned", { share: percent(scan.confidence), doubtful: scan.doubtful }) });
  const pageNodes = pages.map((page) => stamp("listed", { href: at({ start: page.start, end: Math.min(page.end, page.start + 1) }), words: say("page-of", page) }));
  return [
    scanned,
    ...found.notes.map((words) => stamp("note", { words })),
    outlineFold(found.outline, at, openOutline),
    fold("bases", listed(bases, at)),
    citationsFold(found, at),
    doubtfulFold(found, at),
    fold("tables", listed(tables, at, (table) => say("table-size", { rows: table.rows.length, columns: table.columns }))),
    fold("footnotes", listed(footnotes, at)),
    fold("boxes", listed(boxes, at)),
    fold("annexes", listed(annexes, at)),
    fold("pages", pageNodes),
  ].filter(Boolean);
}
