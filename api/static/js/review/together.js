// «Đạt mọi câu không đổi»: one act for all sentences of the report that differ from their source in the period alone, and the act taken back.
import { one } from "../core/dom.js";
import { toast } from "../core/shell.js";
import { say } from "../core/templates.js";

export function drawTogether(review) {
  const { may_review: reviews, unchanged, together } = review.data;
  one("#together").hidden = !reviews || !(unchanged || together);
  one("#pass-unchanged").hidden = !unchanged;
  one("#pass-unchanged-label").textContent = say("pass-unchanged", { count: unchanged });
  one("#take-back").hidden = !together;
  one("#take-back-label").textContent = say("take-back", { count: together });
}

export async function passUnchanged(page) {
  await page.judging;
  if (!page.review.data.may_review) return;
  const count = page.review.data.unchanged;
  if (!count) return toast(say("none-unchanged"), null, "warn");
  const unseen = page.rows.visible().filter((row) => !row.classList.contains("seen"));
  if (!await page.act(() => page.review.passUnchanged())) return;
  toast(say("did-pass-unchanged", { count }), { label: say("undo"), run: () => takeBack(page) }, "check");
  const next = unseen.find((row) => !row.classList.contains("seen"));
  page.rows.choose(next ?? page.rows.nextUnseen());
}

export async function takeBack(page) {
  const count = page.review.data.together;
  if (!page.review.data.may_review || !count) return;
  if (await page.act(() => page.review.takeBackUnchanged(), say("did-take-back", { count }))) page.rows.choose(page.rows.node(page.rows.at ?? ""));
}
