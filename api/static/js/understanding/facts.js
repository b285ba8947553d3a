// The components that were recognised, each leading to its place in the text; what an officer corrected is marked and can be taken back.
import { day, periodWords } from "../core/dates.js";
import { part, say, stamp } from "../core/templates.js";

export const CORRECTABLE = ["kind", "agency", "period"];

/** A value as the officer reads it. */
function words(name, value) {
  if (value === null || value === undefined || value === "") return say("unknown");
  if (name === "kind") return say(`kind-${value}`);
  if (name === "period") return periodWords(value);
  if (name === "date") return day(value);
  if (name === "draft") return say("is-draft");
  return Array.isArray(value) ? value.join("; ") : value;
}

/** The rows, correctable ones always among them. */
function rows(found) {
  const { components } = found.understood;
  const always = { kind: found.kind, agency: found.agency, period: found.period };
  const kind = { name: "kind", value: found.kind };
  const known = new Map(components.map((component) => [component.name, component]));
  const missing = ["number", "date", ...CORRECTABLE].filter((name) => name !== "kind" && !known.has(name)).map((name) => ({ name, value: always[name] ?? null }));
  return [kind, ...components.map((component) => (component.name in always ? { ...component, value: always[component.name] } : component)), ...missing];
}

/** at({start, end}) → address of a place. */
export function factsNode(found, at) {
  const card = stamp("facts");
  part(card, "rows").append(...rows(found).map((row) => factNode(row, found, at)));
  return card;
}

function factNode({ name, value, start, end }, found, at) {
  const corrected = name in (found.corrections ?? {});
  const node = stamp("fact", {
    label: say(`component-${name}`),
    field: name,
    corrected,
    read: corrected && say("as-read", { value: words(name, found.as_read?.[name]) }),
  });
  const shown = words(name, value);
  const placed = start !== null && start !== undefined;
  part(node, "value").append(placed ? stamp("place", { href: at({ start, end }), title: say("go-to-place"), words: shown }) : shown);
  return node;
}
