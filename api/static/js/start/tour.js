// The first-run tour: a strip above the composer, one step after another; it covers nothing and waits for nobody.
import { actions, all, one } from "../core/dom.js";
import { lasting } from "../core/memory.js";
import { showPane, narrow } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";

const SEEN = "tour-seen";

export class Tour {
  #at = -1;
  #node = null;

  constructor(place) {
    this.place = place;
    this.steps = all(".t-tour-step").map((each) => ({ at: each.dataset.at, title: each.dataset.title, text: each.content.textContent }));
    actions(place.parentElement, {
      "tour-next": () => this.#show(this.#at + 1, true),
      "tour-back": () => this.#show(this.#at - 1, true),
      "tour-end": () => this.end(),
    });
    place.parentElement.addEventListener("keydown", (event) => event.key === "Escape" && this.#node?.contains(event.target) && this.end());
  }

  /** Where it was never seen nor put aside. */
  offer() {
    if (!lasting.get(SEEN)) this.begin();
  }

  begin() {
    this.#show(0);
  }

  #show(index, focus = false) {
    if (index >= this.steps.length) return this.end();
    this.#at = Math.max(0, index);
    const step = this.steps[this.#at];
    const last = this.#at === this.steps.length - 1;
    const node = stamp("tour", { ...step, place: say("tour-place", { at: this.#at + 1, of: this.steps.length }), back: this.#at > 0, next: say(last ? "tour-done" : "tour-next") });
    this.#mark(step.at);
    if (this.#node) this.#node.replaceWith(node);
    else this.place.before(node);
    this.#node = node;
    if (focus) one("[data-do='tour-next']", node).focus();
  }

  #mark(selector) {
    for (const marked of all(".tour-at")) marked.classList.remove("tour-at");
    const target = selector && one(selector);
    if (!target) return;
    target.classList.add("tour-at");
    const pane = target.closest(".pane-right");
    if (narrow() && !pane) showPane("mid");
    target.scrollIntoView({ block: "nearest" });
  }

  end() {
    lasting.set(SEEN, true);
    this.#mark(null);
    this.#node?.remove();
    this.#node = null;
    one("#message")?.focus();
  }
}
