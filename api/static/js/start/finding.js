// Search over the library from the first screen: passages in the conversation, found words marked, each opens at its place.
import { one } from "../core/dom.js";
import { passagePage } from "../core/addresses.js";
import { get } from "../core/http.js";
import { marked } from "../core/text.js";
import { part, say, stamp } from "../core/templates.js";

const RESULTS = 8;

/** Highlights count code points of the snippet; marks need UTF-16 units. */
function ranges(text, highlights) {
  const letters = Array.from(text);
  const units = (count) => letters.slice(0, count).join("").length;
  return highlights.map(({ at: [start, end] }) => [units(start), units(end)]);
}

function hitNode(hit) {
  const node = stamp("found-passage", { href: passagePage(hit), title: hit.title, kind: say(`kind-${hit.kind}`), heading: hit.heading.split(" › ").at(-1) });
  part(node, "text").append(marked(hit.snippet ?? hit.text, ranges(hit.snippet ?? hit.text, hit.highlights ?? [])));
  return node;
}

export class Finding {
  /** form: the search field; place(node): puts the results into the conversation */
  constructor(form, place) {
    Object.assign(this, { form, place });
    this.field = one("input", form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = this.field.value.normalize("NFC").trim();
      if (query) this.search(query);
    });
  }

  async search(query) {
    const node = stamp("found-passages", { query });
    const list = part(node, "list");
    list.replaceChildren(stamp("answer-waiting"));
    this.place(node);
    try {
      const hits = (await get(`/search?${new URLSearchParams({ q: query, k: RESULTS })}`)).filter((hit) => hit.highlights?.length);
      part(node, "count").textContent = hits.length ? say("found-passages-count", { count: hits.length }) : "";
      list.replaceChildren(...(hits.length ? hits.map(hitNode) : [stamp("found-nothing", { query })]));
    } catch (error) {
      list.replaceChildren(stamp("preview-failed", { reason: error.message }));
    }
    node.scrollIntoView({ block: "nearest" });
  }
}
