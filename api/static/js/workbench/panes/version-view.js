// What differs between two versions as DOM: per section its sentences with words added and removed, then answers, title, deadline.
import { day } from "../../core/dates.js";
import { knows, part, say, stamp } from "../../core/templates.js";
import { headingOf } from "../sections.js";
import { pieceNodes } from "./pieces.js";

const status = (name) => (knows(`status-${name}`) ? say(`status-${name}`) : name);

/** restorable: whether single sections can be brought back from this version. */
export function changeNodes(changes, { restorable, store }) {
  return [...pairs(changes), ...changes.sections.map((section) => sectionNode(section, restorable, store)), ...answers(changes.answers)];
}

function pairs({ title, deadline }) {
  const found = [];
  if (title) found.push(["v-title", title.before, title.after]);
  if (deadline) found.push(["v-deadline", day(deadline.before), day(deadline.after)]);
  return found.map(([word, before, after]) => {
    const node = stamp("v-section", { heading: say(word), state: "" });
    node.append(stamp("v-answer", { name: "", before, after }));
    return node;
  });
}

function stateOf({ status: kind, moved, decision }) {
  const told = [];
  if (kind !== "changed") told.push(say(`v-${kind}`));
  if (moved) told.push(say("v-moved"));
  if (decision) told.push(say("v-decision", { before: status(decision.before), after: status(decision.after) }));
  return told.join(" · ");
}

function sectionNode(section, restorable, store) {
  const edge = section.id === "head" || section.id === "tail";
  const now = store.sections.get(section.id);
  const heading = edge ? say(`short-${section.id}`) : now ? headingOf(now) : section.heading;
  const node = stamp("v-section", { id: section.id, heading, state: stateOf(section), restorable: restorable && !edge && Boolean(now) && section.status === "changed" });
  for (const sentence of section.sentences) {
    const line = stamp("v-line", { kind: section.status === "changed" && say(`v-line-${sentence.status}`) });
    part(line, "pieces").append(...pieceNodes(sentence.pieces));
    node.append(line);
  }
  return node;
}

function answers(changed) {
  if (!changed.length) return [];
  const node = stamp("v-section", { heading: say("v-answers"), state: "" });
  const told = (value) => (value === null ? say("v-open") : value === "none" ? say("none") : value);
  node.append(...changed.map(({ name, before, after }) => stamp("v-answer", { name, before: told(before), after: told(after) })));
  return [node];
}
