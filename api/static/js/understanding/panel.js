// «Trợ Bút hiểu văn bản này thế nào»: facts, what was found, who uses it, and what may be done with it. One panel for library and document page.
import { actions } from "../core/dom.js";
import { beginFrom, deskOf, documentPage, passagePage } from "../core/addresses.js";
import { patch, post } from "../core/http.js";
import { toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { factsNode } from "./facts.js";
import { fixing } from "./fixing.js";
import { folds } from "./folds.js";
import { removing } from "./removing.js";

export const BASIS = new Set(["report", "plan", "news"]);

export class Panel {
  /** root: where it is drawn · hooks: onChanged(document), onRemoved(document) · page: whether it stands beside the text itself */
  constructor(root, { onChanged, onRemoved, page = false }) {
    Object.assign(this, { root, onChanged, onRemoved, page });
    actions(root, {
      fix: () => fixing(this.found, (changed) => this.#changed(changed, "fix-saved")),
      "as-read": (button) => this.#asRead(button),
      remove: () => removing(this.found, () => this.onRemoved(this.found)),
      reindex: (button) => this.#reindex(button),
    });
  }

  draw(found) {
    this.found = found;
    const at = (place) => (this.page ? `#doan-${place.start}-${place.end}` : passagePage({ ...place, document: found.id }));
    const acts = { begin: BASIS.has(found.kind) && beginFrom(found.id), open: !this.page && documentPage(found.id) };
    const first = acts.begin || acts.open ? [stamp("acts", acts)] : [];
    this.root.replaceChildren(...first, factsNode(found, at), ...folds(found, at), ...this.#used(), stamp("acts-more"));
  }

  #used() {
    const { used_by: used = [] } = this.found;
    if (!used.length) return [];
    const node = stamp("used");
    part(node, "list").append(...used.map(({ report, title, sentences }) => stamp("listed", { href: deskOf(report), words: title, more: say("used-sentences", { count: sentences }) })));
    return [node];
  }

  #changed(changed, said) {
    toast(say(said));
    this.draw(changed);
    this.onChanged(changed);
  }

  async #asRead(button) {
    button.disabled = true;
    try {
      this.#changed(await patch(`/documents/${encodeURIComponent(this.found.id)}`, { [button.dataset.field]: null }), "fix-undone");
    } catch (error) {
      button.disabled = false;
      toast(error.message, null, "error");
    }
  }

  async #reindex(button) {
    button.disabled = true;
    toast(say("reindexing"), null, "clock");
    try {
      this.#changed(await post(`/documents/${encodeURIComponent(this.found.id)}/reindex`), "reindexed");
    } catch (error) {
      toast(error.message, null, "error");
    }
    button.disabled = false;
  }
}
