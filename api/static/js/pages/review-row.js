// One row of the compare page: the sentence with its marks, its source in context, the values that differ from last period.
import { stamp, part, say } from "../core/templates.js";
import { passagePage } from "../core/addresses.js";
import { onSlot } from "../workbench/store.js";
import { runNodes } from "../workbench/marks.js";

const ICONS = { shift: "shift", slot: "slot", citation: "ledger", entity: "office", edit: "pen" };

function sourceNodes({ source, sentence }) {
  if (!source) return [stamp("author", { text: say(sentence.class === "model" ? "by-model" : "by-person") })];
  const tight = (text) => (text ?? "").replace(/\n\s*\n/g, "\n");
  const before = tight(source.context_before).replace(/^\S+\s/, "…");
  const after = tight(source.context_after).replace(/\s\S+$/, "…");
  const passage = stamp("source", { before, quote: source.quote, after });
  return [passage, stamp("source-link", { href: passagePage(sentence.source), title: source.title })];
}

function changeNodes({ source, sentence }, store) {
  if (!source) return [stamp("new")];
  const changes = sentence.ops.filter((op) => op.op !== "join");
  if (!changes.length) return [stamp("same")];
  return changes.map((op) => {
    const question = store.questions.get(op.fact);
    const open = op.op === "slot" && (question ? question.value === null : op.to.startsWith("[…"));
    return stamp("change", { icon: `/static/icons.svg#${open ? "slot" : op.op === "slot" ? "check" : ICONS[op.op]}`, from: op.from, to: open ? "?" : op.to });
  });
}

const flag = (finding) => stamp("flag", {
  icon: `/static/icons.svg#${finding.severity === "error" ? "error" : "warn"}`,
  severity: say(`severity-${finding.severity}`),
  code: finding.code,
  url: finding.url,
  message: finding.message,
  evidence: finding.evidence.join(" "),
});

export function rowNode(row, index, store) {
  const node = stamp("review", { row: index });
  part(node, "sentence").append(...runNodes(row.sentence, store, row.findings));
  part(node, "source").append(...sourceNodes(row));
  part(node, "changes").append(...changeNodes(row, store));
  part(node, "findings").append(...row.findings.filter((finding) => ["error", "warning"].includes(finding.severity) && !onSlot(finding)).map(flag));
  return node;
}
