// One section of the draft: heading, state, request, candidates, paragraphs, findings below them, or why there is nothing.
import { icon } from "../core/dom.js";
import { knows, part, say, stamp } from "../core/templates.js";
import { restWith } from "../core/why.js";
import { againNode } from "./panes/again.js";
import { blankNode } from "./panes/beginning.js";
import { comparedNode, sizeNode } from "./panes/compared.js";
import { openSlots, paragraphNode, runNodes } from "./marks.js";
import { reviewedNodes } from "./reviewed.js";
import { stateOf } from "./status.js";
import { onSlot } from "./store.js";

const SHOWN_STRIPS = 2;
const REVIEWABLE = new Set(["accepted", "edited"]);

const counter = () => {
  let number = 0;
  return () => (number += 1);
};

/** Heading as text: the number in front where the title does not start with it. */
export function headingOf(section) {
  const title = section.title?.text ?? "";
  return title.startsWith(section.number) ? title : [section.number, title].filter(Boolean).join(" ");
}

function heading(section, store) {
  const { title, number } = section;
  if (!title) return [number];
  const nodes = runNodes(title, store, store.findingsOf(title.id));
  return title.text.startsWith(number) ? nodes : [`${number} `, ...nodes];
}

function stripOf(finding) {
  const fix = finding.replacements[0];
  return stamp("strip-finding", {
    severity: finding.severity,
    error: finding.severity === "error",
    icon: `/static/icons.svg#${finding.severity === "error" ? "error" : "warn"}`,
    word: say(`severity-${finding.severity}`),
    code: finding.code,
    url: `/quy-tac/${finding.code}`,
    message: finding.message,
    fix: fix && say(fix.safe ? "fix-safe" : "fix-here"),
    sentence: finding.sentence,
    start: String(finding.start),
  });
}

function strips(paragraph, store) {
  const found = paragraph.sentences.flatMap((sentence) => store.findingsOf(sentence.id));
  const serious = found.filter((finding) => ["error", "warning"].includes(finding.severity) && !onSlot(finding));
  return serious.slice(0, SHOWN_STRIPS).map(stripOf);
}

export function bodyNodes(paragraphs, store) {
  const count = counter();
  return paragraphs.flatMap((paragraph) => [paragraphNode(paragraph, store, count), ...strips(paragraph, store)]);
}

export function candidateName(name) {
  return knows(`candidate-${name}`) ? say(`candidate-${name}`) : "";
}

function candidates(section, view) {
  const row = stamp("candidates", { shown: view.name, label: say("candidates-of", { heading: headingOf(section) }) });
  const list = part(row, "tabs");
  const stop = view.names.includes(view.name) ? view.name : view.names[0];
  for (const name of view.names) {
    const tab = stamp("candidate", { name, label: candidateName(name), chosen: name === view.name ? "true" : "false", focus: name === stop ? "0" : "-1" });
    if (view.withheld[name]) tab.append(icon("warn", true));
    list.append(tab);
  }
  restWith(part(row, "accept"), part(row, "why"), whyNotAccepted(view));
  if (view.asking) row.append(againNode(section, view));
  return row;
}

/** Why the candidate looked at cannot be accepted yet; "" where it can. */
function whyNotAccepted({ name, paragraphs, withheld, streaming }) {
  if (streaming) return say("rests-streaming");
  if (withheld[name]) return say("rests-withheld", { name });
  return !name || !paragraphs.length ? say("rests-empty") : "";
}

/** view: what proposals.js knows of the section. */
export function sectionNode(section, store, view) {
  const node = stamp("section", { id: section.id, request: section.instruction, level: section.level + 1, part: store.isPart(section) });
  part(node, "heading").append(...heading(section, store));
  if (store.isPart(section)) return node;
  const state = stateOf(store, section);
  part(node, "state").append(stamp("state", { tone: `tag c-${state.tone}`, icon: `/static/icons.svg#${state.icon}`, word: state.word }));
  part(node, "state").append(...decided(section, view));
  if (view.open) part(node, "candidates").append(candidates(section, view));
  part(node, "body").append(...reviewedNodes(section, store.report.id), ...body(section, store, view));
  return node;
}

function decided(section, view) {
  if (!REVIEWABLE.has(section.status) && section.status !== "signed") return [];
  const heading = headingOf(section);
  const others = REVIEWABLE.has(section.status) && !view.open && section.candidates.length > 0;
  return [...(others ? [stamp("others", { label: say("others-of", { heading }) })] : []), stamp("change", { label: say("change-section", { heading }) })];
}

function body(section, store, view) {
  if (!section.paragraphs.length && !view.paragraphs.length && !view.other && section.status !== "rejected" && !view.streaming) return [blankNode(section)];
  const nodes = text(section, store, view);
  if (view.withheld[view.name]) nodes.unshift(stamp("withheld", { name: view.name, reason: view.withheld[view.name] }));
  if (view.failed) nodes.unshift(stamp("stream-failed", { reason: view.failed }));
  if (view.streaming && view.begun) nodes.unshift(stamp("working", { name: view.name, letters: view.letters ? say("letters", { count: view.letters }) : "" }));
  if (view.streaming && !view.paragraphs.length) nodes.push(stamp("waiting"));
  if (section.status === "rejected" && !view.paragraphs.length && !view.streaming) nodes.push(stamp("blank-rejected"));
  return nodes;
}

/** The text of the candidate looked at; beside what stands, where that is another. */
function text(section, store, view) {
  const beside = view.other && section.paragraphs.length > 0 && view.paragraphs.length > 0 && !view.streaming;
  const rests = basisOf(view);
  if (beside && !view.plain) return [comparedNode(view.paragraphs, section.paragraphs, store), ...rests];
  return [...(beside ? [sizeNode(view.paragraphs, section.paragraphs)] : []), ...bodyNodes(view.paragraphs, store), ...rests];
}

/** What a model's candidate left out and rests on. */
function basisOf({ basis }) {
  const lines = [...(basis?.left_out ?? []).map((text) => say("left-out", { text })), ...(basis?.rests_on ?? []).map((each) => say("rests-on", { text: each.text ?? each.quote ?? "" }))];
  if (!lines.length) return [];
  const node = stamp("basis-note");
  part(node, "lines").append(...lines.map((line) => stamp("basis-line", { text: line })));
  return [node];
}

/** What stands above or below the sections: name is "head" or "tail". */
export function frameNode(name, store) {
  const sentences = store.report[name];
  const node = stamp("frame", { name, label: say(`frame-${name}`, { count: sentences.length }) });
  node.hidden = !sentences.length;
  node.open = sentences.some((sentence) => openSlots(sentence, store).length);
  const count = counter();
  for (const sentence of sentences) node.append(paragraphNode({ footnote: false, sentences: [sentence] }, store, count));
  return node;
}

export function droppedNode(dropped) {
  const node = stamp("dropped", { count: say("dropped-count", { count: dropped.length }) });
  for (const { source, reason } of dropped) part(node, "list").append(stamp("dropped-item", { quote: source.quote, reason }));
  return node;
}
