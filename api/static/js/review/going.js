// Ways on: to the next section that is not confirmed, to the claim that keeps one from being confirmed.

export function onward(page) {
  const order = page.review.sections;
  const at = order.indexOf(page.section);
  const next = [...order.slice(at + 1), ...order].find((each) => page.review.standing(each.id).word !== "signed");
  if (next) page.go(next.id);
}

export function toBlock(page) {
  const row = page.rows.blocking();
  if (!row) return;
  if (row.hidden) page.sift("all");
  page.rows.choose(row);
}
