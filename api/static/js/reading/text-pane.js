// The text of a document as paragraphs and tables, with citations, doubtful words, footnotes, page starts and the asked passage marked.
import { one } from "../core/dom.js";
import { part, say, stamp } from "../core/templates.js";
import { sorted, stretches, touching } from "./layers.js";

const flat = (outline) => outline.flatMap((line) => [line, ...flat(line.children ?? [])]);
const lookup = (citation) => `/so-hieu-luc?so=${encodeURIComponent(citation.number ?? citation.alias ?? citation.surface)}`;
const HEADING_LENGTH = 300;

/** Ranges of code points: paragraphs parted by blank lines, tables as one range each. */
function blocks(letters, tables) {
  const found = [];
  let begin = 0;
  const close = (end) => { if (letters.slice(begin, end).some((letter) => letter.trim())) found.push({ begin, end }); };
  const opening = new Map(tables.map((table) => [table.start, table]));
  for (let at = 0; at < letters.length; at += 1) {
    const table = opening.get(at);
    if (table) {
      close(at);
      found.push({ begin: table.start, end: table.end, table });
      begin = table.end;
      at = table.end - 1;
    } else if (letters[at] === "\n" && letters[at + 1] === "\n") {
      close(at);
      while (letters[at + 1] === "\n") at += 1;
      begin = at + 1;
    }
  }
  close(letters.length);
  return found;
}

export class TextPane {
  constructor(root, found, letters) {
    Object.assign(this, { root, letters, asked: null });
    const { marks, pages, tables } = found.understood;
    const kinds = (kind) => sorted(marks.filter((mark) => mark.kind === kind));
    this.headings = sorted(flat(found.outline));
    this.over = { bold: kinds("bold"), heading: kinds("heading"), note: sorted([...found.understood.footnotes]), box: kinds("box") };
    this.layers = sorted([
      ...found.citations.map((citation) => ({ start: citation.start, end: citation.end, citation })),
      ...marks.filter((mark) => mark.kind === "doubtful").map((mark) => ({ start: mark.start, end: mark.end, doubtful: mark })),
      ...pages.map((page) => ({ start: page.start, end: page.end, page })),
    ]);
    this.blocks = blocks(letters, tables).map((block) => ({ ...block, node: null }));
    for (const block of this.blocks) block.node = this.#draw(block);
    root.replaceChildren(...this.blocks.map((block) => block.node));
  }

  /** Marks a passage and brings it into view; `gone`: says that it is not there. */
  show(place) {
    const before = this.asked;
    this.asked = place?.gone ? null : place;
    one(".strip", this.root)?.remove();
    if (place?.gone) this.root.prepend(stamp("passage-gone"));
    for (const block of this.blocks) if (this.#touches(block, before) || this.#touches(block, this.asked)) this.#redraw(block);
    one("mark", this.root)?.scrollIntoView({ block: "center" });
  }

  #touches = ({ begin, end }, place) => Boolean(place) && place.start < end && place.end > begin;

  #redraw(block) {
    const node = this.#draw(block);
    block.node.replaceWith(node);
    block.node = node;
  }

  #draw({ begin, end, table }) {
    const heading = touching(this.headings, begin, end).find((line) => line.start >= begin && line.start < end);
    const id = heading && `m-${heading.start}`;
    if (table) return this.#table(table, id);
    const is = (name) => touching(this.over[name], begin, end).some((mark) => mark.start <= begin && mark.end >= end);
    const node = stamp("text", { id, heading: is("heading") || (Boolean(heading) && end - begin < HEADING_LENGTH), bold: is("bold"), note: is("note"), box: is("box") });
    node.append(...this.#pieces(begin, end));
    return node;
  }

  #table(table, id) {
    const node = stamp("text-table", { id });
    for (const cells of table.rows) {
      const row = document.createElement("tr");
      for (const [start, end] of cells) {
        const cell = document.createElement("td");
        cell.append(...this.#pieces(start, end));
        row.append(cell);
      }
      part(node, "rows").append(row);
    }
    return node;
  }

  #pieces(begin, end) {
    if (begin >= end) return [];
    const layers = touching(this.layers, begin, end);
    if (this.asked) layers.push({ ...this.asked, asked: true });
    return stretches(begin, end, layers).flatMap(([from, to, over]) => this.#piece(from, to, over));
  }

  #piece(from, to, over) {
    const page = over.find((layer) => layer.page?.start === from)?.page;
    const doubtful = over.find((layer) => layer.doubtful)?.doubtful;
    const citation = over.find((layer) => layer.citation)?.citation;
    let node = document.createTextNode(this.letters.slice(from, to).join(""));
    if (doubtful) node = wrapped(stamp("doubtful", { title: say("doubtful-word", { share: Math.round(Number(doubtful.value) * 100) }) }), node);
    if (citation) node = wrapped(stamp("cited", { href: lookup(citation), unverified: citation.unverified, title: citation.unverified && say("citation-unverified") }), node);
    if (over.some((layer) => layer.asked)) node = wrapped(document.createElement("mark"), node);
    return page && page.number !== "1" ? [stamp("page-at", { number: page.number, words: say("page-of", page) }), node] : [node];
  }
}

function wrapped(outer, inner) {
  outer.append(inner);
  return outer;
}
