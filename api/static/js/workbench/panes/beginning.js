// A section without text: what it could be written from, and the ways to write it.
import { passagePage } from "../../core/addresses.js";
import { toast } from "../../core/shell.js";
import { part, say, stamp } from "../../core/templates.js";
import { headingOf } from "../sections.js";
import { documentOf, titleOf } from "../sources.js";

const LONG = 360;

export function blankNode(section) {
  const { length } = section.starting_points;
  const word = length ? "blank-points" : "blank-nothing";
  const node = stamp("blank", { id: section.id, query: `/kho?q=${encodeURIComponent(headingOf(section))}`, title: say(word), why: say(`${word}-why`, { count: length }) });
  if (length) node.append(pointsNode(section));
  return node;
}

function pointsNode(section) {
  const node = stamp("points");
  for (const point of section.starting_points) {
    const text = point.quote.replace(/\n\s*\n/g, "\n").trim();
    const quote = text.length > LONG ? `${text.slice(0, LONG).replace(/\s\S*$/, "")}…` : text;
    const one = stamp("point", { quote, document: point.document, start: String(point.start), end: String(point.end), href: passagePage(point), title: point.document });
    documentOf(point.document).then((found) => { const place = part(one, "title"); place.textContent = place.title = titleOf(found); }, () => {});
    part(node, "points").append(one);
  }
  return node;
}

/** «Soạn từ nguồn này»: the section's text is made of the passage; every sentence keeps it as its source. */
export async function begin(desk, id, button) {
  const { document, start, end } = button.dataset;
  button.disabled = true;
  try {
    await desk.changes.part("POST", `/sections/${encodeURIComponent(id)}/begin`, { document, start: Number(start), end: Number(end) });
    desk.done(say("did-begin", { heading: headingOf(desk.store.sections.get(id)) }));
  } catch (error) {
    button.disabled = false;
    toast(error.message, null, "error");
  }
}
