// Text of sections that the server does not have, in this browser. One section may have several: whatever a pane did not begin with is never written over.
import { lasting } from "../core/memory.js";
import { newKey } from "./client.js";

export class KeptEdits {
  constructor(report) {
    this.prefix = `edit:${report}:`;
  }

  #list = (id) => [lasting.get(this.prefix + id) ?? []].flat();

  #write(id, list) {
    if (list.length) return lasting.set(this.prefix + id, list);
    lasting.drop(this.prefix + id);
    return true;
  }

  /** The one to offer: {name, paragraphs, at, revision, other?} or null. */
  first = (id) => this.#list(id)[0] ?? null;

  /** What a pane begins with: what was written last and is not on the server, kept or on its way there; null where all is. */
  unsaved(id, saver) {
    const kept = this.first(id);
    const sent = kept ? null : saver.waiting(id);
    return kept ?? (sent && { paragraphs: sent.decision.paragraphs, revision: sent.revision, at: sent.at });
  }

  /** names: of the pane that writes it, then of what the pane began with: the text takes their place. Whether this browser keeps it. */
  put(id, names, edit) {
    const others = this.#list(id).filter(({ name }) => !names.includes(name));
    return this.#write(id, [{ ...edit, name: names[0], at: new Date().toISOString() }, ...others]);
  }

  /** Behind what is there already, unless that holds every word of it. */
  add(id, edit) {
    const list = this.#list(id);
    const holds = ({ paragraphs }) => {
      const whole = paragraphs.map(({ text }) => text).join("\n");
      return edit.paragraphs.every(({ text }) => whole.includes(text));
    };
    return list.some(holds) || this.#write(id, [...list, { ...edit, name: newKey(), at: new Date().toISOString() }]);
  }

  /** Changes the one that is offered. */
  change(id, values) {
    const [first, ...others] = this.#list(id);
    if (first) this.#write(id, [{ ...first, ...values }, ...others]);
  }

  drop(id, names) {
    this.#write(id, this.#list(id).filter(({ name }) => !names.includes(name)));
  }
}
