// The right pane: how the chosen document was understood.
import { one } from "../core/dom.js";
import { get } from "../core/http.js";
import { narrow, showPane } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";
import { Panel } from "../understanding/panel.js";

export class About {
  constructor({ onChanged, onRemoved }) {
    this.root = one("#about");
    this.asked = 0;
    this.panel = new Panel(this.root, { onChanged: (found) => { this.#name(found); onChanged(found); }, onRemoved: () => { this.none(); onRemoved(); } });
  }

  none() {
    this.asked += 1;
    one("#about-title").textContent = say("about-none");
    this.root.replaceChildren(stamp("none-chosen"));
  }

  async open(id) {
    const asked = (this.asked += 1);
    if (narrow()) showPane("right");
    this.root.replaceChildren(stamp("list-loading"));
    try {
      const found = await get(`/documents/${encodeURIComponent(id)}`);
      if (asked !== this.asked) return;
      this.#name(found);
      this.panel.draw(found);
      this.root.scrollTop = 0;
    } catch (error) {
      if (asked === this.asked) this.root.replaceChildren(stamp("not-opened", { reason: error.message }));
    }
  }

  #name({ number, title }) {
    one("#about-title").textContent = say("about-of", { number: number ?? title });
  }
}
