// What pages of accounts share: an answer under a form, a form that is busy, copying a secret, tables that load.
import { part, say, stamp } from "../core/templates.js";

/** kind: «error» or «done»; nothing clears. */
export function tell(place, kind = null, text = "") {
  place.replaceChildren(...(kind ? [stamp(`said-${kind}`, { text })] : []));
}

/** Runs job() on submit (buttons rest until then: a form sent without us would put a password into the address), its button resting meanwhile; a refusal is said in `place`, and what was typed stays. */
export function onSubmit(form, place, job) {
  form.querySelector("[type='submit']").disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type='submit']");
    button.disabled = true;
    tell(place);
    try {
      await job();
    } catch (error) {
      tell(place, "error", error.message);
    } finally {
      button.disabled = false;
    }
  });
}

export async function copy(button) {
  const said = part(button.parentElement, "copied");
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    said.textContent = say("copied");
  } catch {
    said.textContent = say("not-copied");
  }
}

/** Two fields that must hold the same password; its NFC form, or an error of the second field. */
export function samePassword(first, again) {
  const [password, repeated] = [first, again].map((field) => field.value.normalize("NFC"));
  again.setAttribute("aria-invalid", String(password !== repeated));
  if (password === repeated) return password;
  again.focus();
  throw new Error(say("not-same"));
}
