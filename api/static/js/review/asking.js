// The dialogs of the page: why a section or the report is sent back, and the submission.
import { one } from "../core/dom.js";
import { say } from "../core/templates.js";
import { nameOf } from "./state.js";

/** whole: the report, else the section shown. What was typed stays until it is taken. */
export function askReason(page, { whole }) {
  const heading = whole ? "" : nameOf(page.section);
  one("#return-title").textContent = whole ? say("return-report-title") : say("return-section-title", { heading });
  const id = page.section.id;
  const send = (reason) => (whole ? page.review.sendReportBack(reason) : page.review.sendBack(id, reason));
  asked("return", page, one("#return-reason"), send, say(whole ? "did-return-report" : "did-return", { heading }), say("reason-missing"));
}

export function askSubmit(page) {
  const slots = new Set([...page.review.claims.values()].filter((claim) => claim.sentence).flatMap((claim) => claim.slots)).size;
  const { errors } = page.review.data;
  one("#submit-open").hidden = !slots;
  one("#submit-open-text").textContent = say("submit-open", { count: slots });
  one("#submit-errors").hidden = !errors;
  one("#submit-errors-text").textContent = say("submit-errors", { count: errors });
  const left = unmended(page.review);
  one("#submit-unmended").hidden = !left;
  one("#submit-unmended-text").textContent = left;
  one("#submit-go").textContent = say(left ? "submit-anyway" : "submit-do");
  asked("submit", page, one("#submit-note"), (note) => page.review.submit(note), say("did-submit"));
}

const NAMED = 3;

/** Which sections were sent back, or have claims to be mended, and read as they did then; "" where none. */
function unmended(review) {
  const names = review.data.unmended.map((id) => nameOf(review.section(id)));
  if (!names.length) return review.data.as_returned ? say("submit-unmended-all") : "";
  const shown = names.slice(0, NAMED).join("; ");
  const more = names.length - NAMED;
  return say("submit-unmended", { names: more > 0 ? say("submit-unmended-more", { names: shown, count: more }) : shown });
}

function asked(name, page, field, send, said, missing = null) {
  const [dialog, form, error] = [one(`#${name}-dialog`), one(`#${name}-form`), one(`#${name}-error`)];
  error.textContent = "";
  form.onsubmit = async (event) => {
    event.preventDefault();
    const text = field.value.normalize("NFC").trim();
    error.textContent = missing && !text ? missing : "";
    if (missing && !text) return field.focus();
    try {
      await page.act(() => send(text), said, { rethrow: true });
      field.value = "";
      dialog.close();
    } catch (failure) {
      error.textContent = failure.message;
    }
  };
  form.onkeydown = (event) => { if (event.key === "Enter" && event.ctrlKey && !event.isComposing) form.requestSubmit(); };
  dialog.showModal();
  field.focus();
}
