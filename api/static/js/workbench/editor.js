// The editor of a section, fetched when it is first needed, and the check of what is written in it.
import { post } from "../core/http.js";

/** Fetched as soon as the page has nothing else to do, so that a lost connection does not keep anybody from writing. */
export const loadEditor = () => import("../../editor.js");

/** Findings in paragraphs that are being written, as of the report's own day; offsets in UTF-16 units. */
export async function checked({ office, deadline }, texts) {
  const answer = await post("/check", { paragraphs: texts, office, as_of: deadline ?? undefined, unit: "utf-16" });
  return answer.findings;
}
