// Search in the text of the documents: passages with the found words marked.
import { passagePage } from "../core/addresses.js";
import { get } from "../core/http.js";
import { hits, marked } from "../core/text.js";
import { part, say, stamp } from "../core/templates.js";

const RESULTS = 20;

function hit(found, query) {
  const node = stamp("hit", { href: passagePage(found), title: found.title ?? found.document, heading: found.heading.split(" › ").at(-1) });
  part(node, "text").append(marked(found.text, hits(found.text, query)));
  return node;
}

export class Passages {
  constructor(root, { query, filters, total }) {
    Object.assign(this, { root, query, filters, total, asked: 0 });
  }

  async search() {
    const [query, asked] = [this.query(), (this.asked += 1)];
    this.searched = query;
    this.root.hidden = false;
    this.root.replaceChildren(stamp("list-loading"));
    try {
      const { kind } = this.filters.fields;
      const found = await get(`/search?${new URLSearchParams({ q: query, k: RESULTS, ...(kind ? { kind } : {}) })}`);
      if (asked !== this.asked) return;
      const head = stamp("found", { heading: say("found-count", { count: found.length, query }) });
      this.root.replaceChildren(head, ...(found.length ? found.map((each) => hit(each, query)) : [stamp("not-found", { total: String(this.total()) })]));
    } catch (error) {
      if (asked === this.asked) this.root.replaceChildren(stamp("list-failed", { reason: error.message }));
    }
  }

  shows(query) {
    return !this.root.hidden && this.searched === query;
  }

  hide() {
    this.asked += 1;
    this.root.hidden = true;
  }
}
