// What state a section is in: one of these, each with icon, tone and word. First match wins.
import { say } from "../core/templates.js";
import { REVIEWED, reviewedName } from "./reviewed.js";

const LOOKS = {
  ...REVIEWED,
  error: { icon: "error", tone: "err" },
  missing: { icon: "half", tone: "slt" },
  empty: { icon: "empty", tone: "none" },
  rejected: { icon: "none", tone: "none" },
  proposed: { icon: "ready", tone: "inh" },
  accepted: { icon: "done", tone: "okc" },
  edited: { icon: "done", tone: "okc" },
  signed: { icon: "stamp", tone: "okc" },
};

function nameOf(section, findings) {
  if (section.status === "empty" || section.status === "rejected") return section.status;
  const reviewed = reviewedName(section);
  if (reviewed) return reviewed;
  if (findings.some((finding) => finding.severity === "error")) return "error";
  if (section.open_questions > 0) return "missing";
  return section.status;
}

/** {name, icon, tone, word, count} */
export function stateOf(store, section) {
  const findings = store.findingsIn(section.id);
  const name = nameOf(section, findings);
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const count = { error: errors, missing: section.open_questions }[name] ?? 0;
  const word = say(`state-${name}`, { count, name: section.chosen ?? "" });
  return { name, count, word, ...LOOKS[name] };
}

/** How many sections are done, wanting facts, faulty, not yet taken: the outline's meter. */
export function tally(store) {
  const counts = { okc: 0, slt: 0, err: 0, none: 0 };
  for (const section of store.report.sections) {
    if (store.isPart(section)) continue;
    const { tone } = stateOf(store, section);
    counts[tone === "inh" ? "none" : tone] += 1;
  }
  return counts;
}
