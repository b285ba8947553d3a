// What an officer does with findings as a whole: makes the safe corrections together, lets one stand with a reason, looks at it again.
import { one } from "../core/dom.js";
import { toast } from "../core/shell.js";
import { say } from "../core/templates.js";

/** Asks why a finding is let stand. The reason is needed; what was typed stays until it is accepted. */
export function askReason(desk, finding) {
  const [dialog, form, reason, error] = ["#stand-dialog", "#stand-form", "#stand-reason", "#stand-error"].map((name) => one(name));
  one("#stand-message").textContent = `${finding.code}: ${finding.message}`;
  one("#stand-quote").textContent = finding.text;
  one("#stand-everywhere").checked = false;
  reason.value = "";
  error.textContent = "";
  form.onsubmit = async (event) => {
    event.preventDefault();
    const said = reason.value.normalize("NFC").trim();
    error.textContent = said ? "" : say("stand-needs-reason");
    reason.setAttribute("aria-invalid", String(!said));
    if (!said) return reason.focus();
    await busy(one("#stand-go"), async () => {
      await desk.saver.letStand(finding, said, one("#stand-everywhere").checked);
      dialog.close();
      desk.done(say("did-let-stand", { code: finding.code, reason: said }));
    }, (failure) => { error.textContent = failure.message; });
  };
  dialog.showModal();
  reason.focus();
}

export function fixSafe(desk, button, count) {
  return busy(button, async () => {
    await desk.saver.fixSafe();
    desk.done(say("did-fix-safe", { count }));
  });
}

export function lookAgain(desk, suppression) {
  return busy(null, async () => {
    await desk.saver.lookAgain(suppression);
    desk.done(say("did-look-again"));
  });
}

async function busy(button, job, failed = (error) => toast(error.message, null, "error")) {
  if (button) button.disabled = true;
  try {
    await job();
  } catch (error) {
    failed(error);
  } finally {
    if (button) button.disabled = false;
  }
}
