// The state of a report in the list: being drafted, with the reviewers, sent back, agreed; as icon and word.
import { say } from "../core/templates.js";

const LOOKS = { drafting: ["pen", "none"], submitted: ["send", "shf"], returned: ["undo", "err"], approved: ["stamp", "okc"], changed: ["warn", "slt"] };

export function statusOf({ status = "drafting", review = {} }) {
  const [icon, tone] = LOOKS[status];
  return { status: say(`status-${status}`, review), icon: `/static/icons.svg#${icon}`, tone: `tag c-${tone}` };
}
