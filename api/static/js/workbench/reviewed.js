// What reviewers said of a section, as the officer sees it: the state in the outline, a line in the section.
import { deskOf } from "../core/addresses.js";
import { moment } from "../core/dates.js";
import { one } from "../core/dom.js";
import { banner } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";
import { headingOf } from "./sections.js";

/** Looks of sections that reviewers sent back, or confirmed before the words changed. */
export const REVIEWED = {
  returned: { icon: "undo", tone: "err" },
  mended: { icon: "redo", tone: "slt" },
  changed: { icon: "warn", tone: "slt" },
};

export const reviewedName = ({ review }) => (review && REVIEWED[review.word] ? review.word : null);

export function reviewedNodes({ id, review }, report) {
  if (!review) return [];
  const { word, by, at, reason, comments } = review;
  const texts = word === "open" ? [] : [say(`reviewed-${word}`, { by, at: moment(at), reason })];
  if (comments) texts.push(say("reviewed-comments", { count: comments }));
  const look = REVIEWED[word] ?? { icon: word === "signed" ? "stamp" : "chat" };
  const href = `${deskOf(report)}/duyet#${encodeURIComponent(id)}`;
  return [stamp("reviewed", { text: texts.join(" "), icon: `/static/icons.svg#${look.icon}`, href, returned: word === "returned", changed: ["changed", "mended"].includes(word), signed: word === "signed" })];
}

const ended = (reason) => (!reason || /[.!?…]$/.test(reason) ? reason : `${reason}.`);

/** The whole report was sent back, or agreed to: by whom, when and why, and the next step, as long as it stands so. */
export function reportReturned(store) {
  const { report } = store;
  const { word, by, at, reason } = report.review ?? {};
  const said = say("report-returned", { by, at: moment(at), reason: ended(reason) });
  const sections = report.sections.filter((section) => section.review?.word === "returned").map(headingOf).join("; ");
  const data = { text: sections ? say("report-returned-sections", { said, sections }) : said, href: `${deskOf(report.id)}/duyet` };
  one("#to-review").hidden = word === "approved";
  one("#agreed").hidden = word !== "approved";
  banner("returned", word === "returned" ? data : null);
  banner("approved", word === "approved" ? { text: say("report-approved", { by, at: moment(at) }), href: `${deskOf(report.id)}/xuat` } : null);
}
