// The line in which one writes: grows with its text, sends on Enter (Shift+Enter: a new line), with suggestions above it.
import { actions, composing, one } from "./dom.js";
import { stamp } from "./templates.js";

export class Composer {
  /** onText(text): what was sent; a falsy answer leaves it in the field. */
  constructor(form, onText) {
    Object.assign(this, { form, onText });
    this.field = one("textarea", form);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#send(); });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || composing(event)) return;
      event.preventDefault();
      this.#send();
    });
    this.field.addEventListener("input", () => this.#grow());
    actions(form, { say: (button) => this.onText(button.dataset.say) });
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  #send() {
    const text = this.field.value.normalize("NFC").trim();
    if (!text || !this.onText(text)) return;
    this.field.value = "";
    this.#grow();
  }

  chips(phrases) {
    one(".chips", this.form).replaceChildren(...phrases.map((phrase) => stamp("chip", { phrase })));
  }

  focus() {
    this.field.focus();
  }
}
