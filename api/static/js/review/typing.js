// What is typed in a row: why a claim is not passed, a remark, an answer to one; and the same opened again after the words were loaded anew.
import { all, one } from "../core/dom.js";
import { say } from "../core/templates.js";
import { askText } from "./verdict.js";

export function askWhy(page, claim, verdict, value) {
  const row = page.rows.node(claim.id);
  const words = { label: say("reason-label", { verdict: say(`verdict-${verdict}`) }), hint: say("reason-hint"), missing: say("reason-missing") };
  const send = (reason) => page.act(() => page.review.judge([claim], verdict, reason), null, { rethrow: true });
  const form = askText(one("[data-part='reason']", row), words, send, { value, back: row, left: () => page.rows.refresh() });
  form.dataset.verdict = verdict;
  for (const button of all("[data-do='verdict']", row)) button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
}

export function beginComment(page, claim = page.claim, value = "") {
  if (!claim || !page.review.data.may_review) return;
  const row = page.rows.node(claim.id);
  const words = { label: say("remark-label"), hint: say("remark-hint"), missing: say("remark-missing") };
  askText(one("[data-part='under']", row), words, (text) => page.act(() => page.review.comment(claim, text), null, { rethrow: true }), { value, back: row });
}

export function reply(page, button) {
  const thread = button.closest(".thread");
  const words = { label: say("reply-hint"), hint: say("reply-hint"), missing: say("remark-missing") };
  const send = (text) => page.act(() => page.review.reply(Number(thread.dataset.thread), text), null, { rethrow: true });
  askText(thread, words, send, { back: button.closest("[data-claim]"), left: () => page.rows.refresh() });
}

export function typeAgain(page, { claim, part: place, verdict, text }) {
  const found = page.review.claims.get(claim);
  if (!found || !page.rows.node(claim)) return;
  if (place === "reason") askWhy(page, found, verdict, text);
  else beginComment(page, found, text);
}
