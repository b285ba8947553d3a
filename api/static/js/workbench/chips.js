// What fits the state of the report, as messages to send: questions first, then findings, then acceptance, then the file.
import { say } from "../core/templates.js";

export function nextSteps(store) {
  const { progress } = store.report;
  const { errors, warnings } = store.counts();
  if (progress.questions > progress.answered) return [say("chip-ask")];
  if (errors + warnings) return [say("chip-findings")];
  return progress.accepted < progress.sections ? [say("chip-accept")] : [say("chip-export")];
}
