// An answer of the conversation as DOM: its text, quoted sources as links, what was done and what may be opened.
import { deskOf, passagePage } from "./addresses.js";
import { get } from "./http.js";
import { part, say, stamp } from "./templates.js";

let titles = null;

/** Titles of library documents by id, for the sources of an answer. */
async function titleOf(id) {
  titles ??= get("/documents").then((list) => new Map(list.map((each) => [each.id, each.title])));
  const known = await titles.catch(() => { titles = null; return new Map(); });
  return known.get(id) ?? id;
}

const LONG = 90;

/** What changed, as it stands; long texts as their numbers of words. */
function shortened(before, after) {
  if (`${before ?? ""}${after ?? ""}`.length <= LONG) return [before, after];
  return [before, after].map((text) => text && say("word-count", { count: text.split(/\s+/).length }));
}

function sourceNode(source) {
  const node = stamp("quoted", { quote: source.quote, href: passagePage(source), title: source.title ?? source.document });
  if (!source.title) titleOf(source.document).then((title) => { part(node, "title").textContent = title; });
  return node;
}

function actionNode({ kind, url, undo, section, report, ...change }, places) {
  const [before, after] = ["create", "open"].includes(kind) ? [null, null] : shortened(change.before, change.after);
  return stamp("action", {
    before,
    after,
    changed: before || after,
    both: before && after,
    undo: isUndoable({ undo }),
    since: typeof undo === "number" ? String(undo) : null,
    section: places && section,
    desk: ["create", "open"].includes(kind) && report && deskOf(report),
    title: kind === "open" && change.after,
    file: kind === "export" && url,
    page: kind === "review" && url,
  });
}

const MANY = 4;

/** What one turn did is taken back as a whole: one undo for all its changes. Many of them (every section accepted, twenty answers) are told by its text. */
function grouped(actions) {
  const changes = actions.filter(isUndoable);
  if (changes.length < 2) return actions;
  const whole = { kind: "many", undo: Math.min(...changes.map(({ undo }) => undo)) };
  const told = actions.length > MANY ? actions.filter((action) => !isUndoable(action)) : actions.map((action) => ({ ...action, undo: null }));
  return [...told, whole];
}

function choicesNode(choices) {
  const node = stamp("choices");
  node.append(...choices.map((phrase) => stamp("chip", { phrase })));
  return node;
}

/** An action names the revision to return to; 0 is one too. */
export const isUndoable = ({ undo }) => typeof undo === "number" || undo === true;

const SAME = 40;
const squeezed = (words) => words.replace(/\s+/g, " ").replace(/^[\s«“"]+/, "").trim();

/** The text without the lines that begin by saying again what the quoted cards below show; what it is about, where nothing else is said. */
function toldBeside(text, sources) {
  const quotes = sources.map((source) => squeezed(source.quote).slice(0, SAME)).filter(Boolean);
  const own = text.split("\n").filter((line) => !quotes.some((quote) => squeezed(line).startsWith(quote)));
  return own.join("\n").trim() || (quotes.length ? say("found-passages", { count: quotes.length }) : text);
}

/** places: whether sections can be gone to on this page. */
export function answerNode({ text, outcome, sources = [], actions = [], choices = [] }, { places }) {
  const node = stamp("answer", { text: toldBeside(text, sources), failed: outcome === "failed" || outcome === "not_found" });
  node.append(...sources.map(sourceNode), ...grouped(actions).map((action) => actionNode(action, places)));
  if (choices.length) node.append(choicesNode(choices));
  return node;
}
