// The fourth cell: what was concluded, the buttons to conclude, the reason being typed; and the threads under the row.
import { moment } from "../core/dates.js";
import { all, one } from "../core/dom.js";
import { part, say, stamp } from "../core/templates.js";
import { iconOf } from "./cells.js";

const ICONS = { pass: "check", mend: "pen", return: "undo" };
let forms = 0;

export function verdictNode(review) {
  return review.data.may_review ? stamp("verdict", { label: say("verdict-label"), comment: say("comment-label") }) : stamp("verdict-read");
}

/** Draws what was concluded; buttons and the reason being typed stay as they are. */
export function drawVerdict(row, claim, review) {
  const concluded = review.concluded(claim);
  const stale = review.conclusion(claim);
  const values = (each) => ({ by: each.by, at: moment(each.at), verdict: say(`verdict-${each.verdict}`) });
  const said = part(row, "said");
  if (concluded) said.replaceChildren(stamp("said", { verdict: concluded.verdict, icon: iconOf(ICONS[concluded.verdict]), text: say(concluded.verdict === "pass" ? "said" : "said-worded", values(concluded)), reason: concluded.reason }));
  else if (stale) said.replaceChildren(stamp("stale", { text: say("stale", values(stale)) }));
  else said.replaceChildren(...(review.data.may_review ? [] : [stamp("unsaid")]));
  for (const button of all("[data-do='verdict']", row)) button.setAttribute("aria-pressed", String(concluded?.verdict === button.dataset.verdict));
  row.classList.toggle("seen", Boolean(concluded));
  row.classList.toggle("faulty", Boolean(concluded) && concluded.verdict !== "pass");
}

/**
 * A field for a reason, comment or reply, put into `place`; send(text) may refuse by throwing. Ctrl+Enter sends, Esc leaves.
 * words: {label, hint, missing}. What was typed stays until it is taken.
 */
export function askText(place, words, send, { value = "", back = null, left = () => {} } = {}) {
  one("form", place)?.remove();
  const form = stamp("reason", { id: `text-${(forms += 1)}`, label: words.label, hint: words.hint });
  const field = one("textarea", form);
  const leave = () => { form.remove(); left(); back?.focus({ preventScroll: true }); };
  field.value = value;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.normalize("NFC").trim();
    part(form, "error").textContent = text ? "" : words.missing;
    field.setAttribute("aria-invalid", String(!text));
    if (!text) return field.focus();
    field.readOnly = true;
    try {
      await send(text);
      leave();
    } catch (error) {
      part(form, "error").textContent = error.message;
    } finally {
      field.readOnly = false;
    }
  });
  one("[data-do='no-reason']", form).addEventListener("click", leave);
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  place.append(form);
  field.focus();
  return form;
}

export function threadNodes(claim, review) {
  return review.threads(claim).map((thread) => {
    const { number, resolved } = thread;
    const node = stamp("thread", { number, label: say("thread-label", { number }), closed: resolved });
    part(node, "list").append(...[thread, ...thread.replies].map((each) => stamp("remark", { by: each.by, at: moment(each.at), text: each.text })));
    part(node, "acts").append(stamp("thread-acts", {
      resolve: review.data.may_review && say(resolved ? "reopen" : "resolve"),
      closed: resolved && say("resolved", { by: resolved.by, at: moment(resolved.at) }),
    }));
    return node;
  });
}
