// Top bar, line of the section, footer: where the review stands in words, and which acts are possible now.
import { clock, moment, shortDay } from "../core/dates.js";
import { one } from "../core/dom.js";
import { say, stamp } from "../core/templates.js";
import { iconOf } from "./cells.js";
import { nameOf } from "./state.js";

const TOLD = { signed: "stamp", changed: "warn", returned: "undo", mended: "redo" };
const set = (id, text) => { one(`#${id}`).textContent = text; };

export function drawFrame(review) {
  const { report, last } = review.data;
  document.title = say("page-title", { title: report.title });
  set("report-title", document.title);
  set("last-title", say("last-title", { title: last.title }));
  one("#last-title").title = last.title;
  one("#deadline").hidden = !report.deadline;
  if (report.deadline) set("deadline-day", say("deadline", { day: shortDay(report.deadline) }));
}

export function drawStatus(review, saved) {
  const { data } = review;
  const { word, by, at, times, reason } = data.status;
  set("submitted", say(`status-${word}`, { by, at: at && moment(at), times, reason }));
  one("#submitted").title = one("#submitted").textContent;
  const reviews = data.may_review;
  one("#submit").hidden = ["submitted", "approved"].includes(word);
  one("#return-report").hidden = !reviews || !["submitted", "approved"].includes(word);
  one("#export-approved").hidden = word !== "approved";
  one("#approve").hidden = !reviews || word !== "submitted";
  one("#approve").disabled = !data.can_be_approved;
  drawWhyNot(data);
  set("record-hash", data.sha256);
  set("foot-signed", say("signed-share", { done: data.signed, total: data.to_sign }));
  const faulty = Object.values(data.standing).reduce((sum, each) => sum + each.faulty, 0);
  set("foot-open", faulty ? say("faulty-total", { count: faulty }) : "");
  set("status", say(reviews ? (saved ? "saved" : "opened") : "read-only", { time: clock() }));
}

/** Why «Đồng ý trình ký» rests, in words, and the way on. */
function drawWhyNot({ may_review: reviews, status, can_be_approved: able, to_sign: all, signed, errors }) {
  const waits = reviews && status.word === "submitted" && !able;
  one("#approve-why").hidden = !waits;
  one("#onward").hidden = !waits || signed === all;
  if (!waits) return;
  const open = [all > signed && say("unsigned-total", { count: all - signed }), errors && say("errors-total", { count: errors })].filter(Boolean);
  set("approve-why-text", say("approve-why", { open: open.join(", ") }));
}

/** The line under the rows, and what was said of the section above them. */
export function drawSection(review, section) {
  const stands = review.standing(section.id);
  set("here", nameOf(section));
  set("here-count", say("here-count", { total: stands.total, seen: stands.seen_claims }));
  set("sign-name", nameOf(section));
  set("sign-open", openWords(stands));
  const reviews = review.data.may_review;
  const changed = section === review.changed;
  one("#sign").hidden = !reviews;
  one("#return-section").hidden = !reviews || changed;
  one("#keys-hint").hidden = !reviews;
  const all = review.data.signed === review.data.to_sign;
  one("#sign").disabled = changed ? all : !stands.can_be_signed || stands.word === "signed";
  one("#to-block").hidden = !reviews || changed || stands.can_be_signed || stands.word === "signed";
  set("sign-label", say(changed ? (all ? "sign-all" : "sign-onward") : stands.word === "signed" ? "sign-done" : "sign-do"));
  one("#rows .strip[role='note']")?.remove();
  if (TOLD[stands.word]) one("#rows").prepend(toldNode(stands));
}

function toldNode({ word, by, at, reason }) {
  const text = say(`told-${word}`, { by, at: moment(at), reason });
  return stamp("told", { text, icon: iconOf(TOLD[word]), returned: word === "returned", changed: ["changed", "mended"].includes(word), signed: word === "signed" });
}

function openWords(stands) {
  if (stands.word === "signed") return say("open-signed");
  const counts = { unseen: stands.total - stands.seen_claims, faulty: stands.faulty, slots: stands.slots, errors: stands.errors };
  const open = Object.entries(counts).filter(([, count]) => count).map(([name, count]) => say(`open-${name}`, { count }));
  return open.length ? open.join(", ") : say(stands.can_be_signed ? "open-none" : "open-seen");
}
