// The card of a question as DOM: asked, or answered; and what an empty card says.
import { monthOf } from "../core/dates.js";
import { all, one } from "../core/dom.js";
import { part, say, stamp } from "../core/templates.js";
import { headingOf } from "./sections.js";

const WIDTH = { int: "number", ratio: "", percent: "number", money: "money", date: "", text: "words" };
const LONG = 8;
const RANGE = 16; // two days in words do not fit a field for one
const NAMED = ["citation", "entity"]; // what stands by its name in the text: kept as it is, never «none»

const shown = ({ value }) => (value === "none" ? say("none") : value ?? "");

export function cardNode(question, store, done) {
  const followup = store.followup(question.id);
  const choice = question.options.length > 0;
  const previous = question.previous ?? monthOf(followup?.due);
  const node = stamp(done ? "question-done" : choice ? "question-choice" : "question", {
    id: question.id,
    number: String(store.numberOf(question.id)).padStart(2, "0"),
    name: followup ? say("followup-ask") : question.name,
    said: followup?.text,
    previous,
    previousLabel: say(followup ? "promised" : "last-period"),
    long: (previous ?? "").length > LONG,
    unit: question.unit,
    note: question.note,
    value: shown(question),
    field: `field ${(question.type === "date" && previous?.length > RANGE ? "words" : WIDTH[question.type]) ?? "words"}`,
    mode: ["int", "money"].includes(question.type) ? "numeric" : "text",
    input: `answer-${question.id}`,
    none: question.none ?? !NAMED.includes(question.kind),
    same: question.same,
    sameTitle: say("same-title", { value: question.same }),
    kept: question.same && question.same === question.value,
    ...question.context,
    context: question.context && !done,
    own: ["negative", "followup"].includes(question.kind),
    ownLabel: say("own-words"),
    ownValue: question.options.includes(question.value) ? "" : shown(question),
  });
  const places = part(node, "places");
  for (const id of question.sections.slice(0, 3)) {
    const section = store.sections.get(id);
    if (id === "head" || id === "tail") places?.append(stamp("question-place", { id, number: say(`short-${id}`), heading: say(`short-${id}`) }));
    if (section) places?.append(stamp("question-place", { id, number: say("section-short", { number: section.number }), heading: headingOf(section) }));
  }
  for (const { name, ...given } of ways(question)) part(node, "suggested")?.append(stamp(name, given));
  for (const option of question.options) part(node, "options")?.append(stamp("option", { value: option, chosen: String(question.value === option) }));
  return node;
}

/** Answers that were found, then leaving the text as it is or its sentence out, for what is named in the text. */
function ways(question) {
  if (!NAMED.includes(question.kind)) return [];
  const found = (question.suggestions ?? []).map(({ text, why }) => ({ name: "suggestion", value: text, label: text, why }));
  const choice = (key) => ({ name: "named-choice", value: say(key), label: say(key), why: say(`${key}-why`) });
  return [...found, choice("keep-as-is"), ...(question.leave ? [choice("leave-sentence")] : [])];
}

/** What a card says that was sent without an answer: only the buttons that it has. */
export function emptyWords(node) {
  const names = all("[data-do='same'], [data-do='none'], [data-do='option']:not(.q-suggestion)", node).map((button) => say("answer-way-name", { name: visible(button) }));
  return say("answer-empty", { ways: names.length ? say("answer-way", { names: names.join(", ") }) : "" });
}

const visible = (button) => (one(".q-long, .q-short", button) ? all("span", button).find((span) => span.offsetParent) ?? button : button).textContent.trim();
