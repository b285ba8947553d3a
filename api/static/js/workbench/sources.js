// «Nguồn»: the passage a sentence was made from, in its context, and the edits between the two.
import { passagePage } from "../core/addresses.js";
import { day } from "../core/dates.js";
import { get } from "../core/http.js";
import { around, chars } from "../core/text.js";
import { part, say, stamp } from "../core/templates.js";
import { formulaWords } from "./panes/formulas.js";
import { unchangedNodes } from "./panes/unchanged.js";
import { replays } from "./runs.js";

const ICONS = { shift: "shift", slot: "slot", citation: "ledger", entity: "office", join: "join", edit: "pen" };
const TONES = { shift: "shf", slot: "slt", citation: "inh", entity: "shf", join: "inh", edit: "inh" };
const documents = new Map();

/** A library document with its text as code points; fetched once. */
export function documentOf(id) {
  if (!documents.has(id)) {
    const loading = get(`/documents/${encodeURIComponent(id)}`).then((found) => ({ ...found, letters: chars(found.text) }));
    loading.catch(() => documents.delete(id));
    documents.set(id, loading);
  }
  return documents.get(id);
}

/** The quote with its edited places numbered. */
function quoteNodes(sentence) {
  const letters = chars(sentence.source.quote);
  const nodes = [];
  let at = 0;
  sentence.ops.forEach((op, index) => {
    nodes.push(letters.slice(at, op.at[0]).join(""));
    if (op.op !== "join") nodes.push(stamp("edited-place", { text: letters.slice(...op.at).join(""), number: String(index + 1) }));
    else nodes.push(letters.slice(...op.at).join(""));
    [, at] = op.at;
  });
  nodes.push(letters.slice(at).join(""));
  return nodes;
}

const visible = (text) => text.replaceAll("\n", "↵");

function opRow(op, index, store) {
  const question = store.questions.get(op.fact);
  const formula = formulaWords(op.formula, store);
  const answered = op.op === "slot" && question && question.value !== null && !op.to.startsWith("[…");
  const tone = answered ? "okc" : TONES[op.op];
  const emptied = op.op === "edit" && !op.to.trim();
  const blank = emptied ? say("blank-value") : "␣";
  return stamp("op", {
    number: String(index + 1),
    tone: `tag c-${tone}`,
    icon: `/static/icons.svg#${formula ? "sum" : answered ? "check" : ICONS[op.op]}`,
    kind: say(formula ? "op-sum" : answered ? "op-value" : `op-${op.op}`),
    from: visible(op.from),
    to: op.op === "slot" && !answered ? "?" : visible(op.to).trim() || blank,
    why: formula ? formula : question ? say(answered ? "why-answered" : "why-open", { number: store.numberOf(op.fact) }) : say(emptied ? "why-blank" : `why-${op.op}`),
  });
}

export class Sources {
  constructor(root, store) {
    Object.assign(this, { root, store, shown: null });
    this.body = part(root, "source");
    this.body.append(stamp("source-none-chosen"));
  }

  async show(sentence, { title, number }) {
    this.shown = sentence.id;
    const head = stamp("source-head", { title, number: number || null, author: sentence.source ? null : say(`author-${sentence.class === "model" ? "model" : "person"}`, { name: sentence.author ?? "" }) });
    if (!sentence.source) return this.body.replaceChildren(head, stamp("source-author", { name: sentence.author ?? say("nobody") }));
    const passage = stamp("source-passage", { title: say("loading"), href: passagePage(sentence.source) });
    part(passage, "quote").append(...quoteNodes(sentence));
    this.body.replaceChildren(head, passage, ...unchangedNodes(this.store, sentence), this.#edits(sentence));
    await this.#fillPassage(passage, sentence);
  }

  async #fillPassage(passage, sentence) {
    const { document, start, end, quote } = sentence.source;
    try {
      const found = await documentOf(document);
      const { before, after } = around(found.letters, start, end);
      part(passage, "title").textContent = titleOf(found);
      if (found.letters.slice(start, end).join("") !== quote) return part(passage, "warning").append(stamp("source-changed"));
      part(passage, "before").textContent = before;
      part(passage, "after").textContent = after;
    } catch (error) {
      part(passage, "title").textContent = document;
      part(passage, "warning").append(stamp("source-away", { reason: error.message }));
    }
  }

  #edits(sentence) {
    if (!sentence.ops.length) return stamp("edits-none");
    const table = stamp("edits", { exact: replays(sentence), broken: !replays(sentence) });
    part(table, "rows").append(...sentence.ops.map((op, index) => opRow(op, index, this.store)));
    return table;
  }
}

/** «Báo cáo số 87/BC-SDL ngày 10/6/2025», else the title. */
export function titleOf(document) {
  if (!document.number) return document.title;
  const { number, date } = document;
  return say(date ? "document-cited" : "document-numbered", { kind: say(`kind-${document.kind}`), number, day: day(date) });
}
