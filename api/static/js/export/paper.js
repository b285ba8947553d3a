// The document as it will stand on paper, one long page: what the server composed, part by part.
import { part, stamp } from "../core/templates.js";

let notes = 0;

/** Letters of a line as nodes: slots are marks, notes a raised number whose words show on hover. */
function letters(line, into) {
  for (const piece of line) {
    let node = piece.slot ? stamp("paper-slot", { text: piece.text }) : document.createTextNode(piece.text);
    if (piece.italic) node = wrapped("i", node);
    if (piece.bold) node = wrapped("b", node);
    into.append(node);
    if (piece.notes.length) into.append(note(piece.notes));
  }
  return into;
}

function wrapped(tag, node) {
  const outer = document.createElement(tag);
  outer.append(node);
  return outer;
}

function note(lines) {
  notes += 1;
  const text = lines.map((line) => line.map((piece) => piece.text).join("")).join(" ");
  return stamp("paper-note", { mark: String(notes), text });
}

function filled(name, line, data = {}) {
  const node = stamp(name, data);
  letters(line, part(node, "line"));
  return node;
}

function table(block) {
  const node = stamp("paper-table");
  block.rows.forEach((row, index) => {
    const made = stamp("paper-row");
    for (const cell of row) made.append(filled(index ? "paper-td" : "paper-th", cell));
    part(node, "rows").append(made);
  });
  return node;
}

function heading(block) {
  const node = filled("paper-heading", block.line, { level: Math.min(Math.max(block.level, 1), 4), runs: block.continued.length > 0 });
  if (block.continued.length) letters([{ text: " ", notes: [] }, ...block.continued], part(node, "continued"));
  return node;
}

function blockNode(block) {
  if (block.type === "heading") return heading(block);
  if (block.type === "table") return table(block);
  return filled("paper-paragraph", block.line, { basis: block.type === "basis", note: block.type === "note" });
}

function head(paper) {
  const nodes = [];
  if (paper.formal) {
    const node = stamp("paper-head", paper);
    if (paper.letter) letters(paper.subject, part(node, "subject"));
    nodes.push(node);
  }
  if (!paper.letter) {
    const title = stamp("paper-title", paper);
    letters(paper.title, part(title, "title"));
    nodes.push(title);
  }
  return [...nodes, ...paper.addressees.map((line) => filled("paper-addressee", line))];
}

function tail(paper) {
  if (!paper.formal) return paper.signer ? [stamp("paper-author", paper)] : [];
  const node = stamp("paper-tail", paper);
  part(node, "recipients").append(...paper.recipients.map((text) => stamp("paper-recipient", { text: `- ${text}` })));
  part(node, "authority").append(...paper.authority.map((text) => stamp("paper-authority", { text })));
  return [node];
}

export function paperNode(paper) {
  notes = 0;
  const node = stamp("paper", paper);
  const blocks = [...paper.opening, ...paper.blocks, ...paper.closing].map(blockNode);
  part(node, "body").append(...head(paper), ...blocks, ...tail(paper));
  return node;
}

