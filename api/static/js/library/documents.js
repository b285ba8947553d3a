// The list of documents: a page of it at a time, sorted and narrowed by the server.
import { actions, one } from "../core/dom.js";
import { documentPage } from "../core/addresses.js";
import { day } from "../core/dates.js";
import { call } from "../core/http.js";
import { part, say, stamp } from "../core/templates.js";

const AT_ONCE = 50;
const NEWEST = "-added";
const SERIES = new Set(["report", "plan"]);

/** What a document lacks that would be needed to use it, in a word or two. */
function lacking({ kind, number, date, agency, period }) {
  if (kind !== "news" && !number && !date) return say("lacking-number-date");
  if (SERIES.has(kind) && !period) return say("lacking-period");
  if (!agency) return say("lacking-agency");
  if (kind !== "news" && !number) return say("lacking-number");
  return date ? null : say("lacking-date");
}

export class Documents {
  /** filters, query(): what is wanted · onOpen(id): a document was chosen */
  constructor(root, { filters, query, onOpen }) {
    Object.assign(this, { root, filters, query, onOpen, offset: 0, sort: "", asked: 0, chosen: null });
    actions(root, {
      sort: (button) => this.#sortBy(button.dataset.sort),
      page: (button) => this.#go(Number(button.dataset.offset)),
      open: (link, event) => this.#open(link, event),
    });
    root.addEventListener("click", (event) => !event.target.closest("a, button") && event.target.closest("tr[data-document]")?.querySelector("a").click());
  }

  async load({ keepPlace = false } = {}) {
    if (!keepPlace) this.offset = 0;
    const asked = (this.asked += 1);
    const place = part(this.root, "list");
    if (!place.children.length) place.replaceChildren(stamp("list-loading"));
    const fields = { ...this.filters.fields, q: this.query(), sort: this.sort || NEWEST, offset: this.offset, limit: AT_ONCE };
    try {
      const answer = await call("GET", `/documents?${new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ""))}`);
      const found = await answer.json();
      if (asked === this.asked) this.#draw(found, Number(answer.headers.get("x-total-count") ?? found.length));
    } catch (error) {
      if (asked === this.asked) place.replaceChildren(stamp("list-failed", { reason: error.message }));
    }
  }

  #draw(found, total) {
    const narrowed = this.query() || this.filters.isSet;
    one("#list-said").textContent = total ? say(narrowed ? "list-found" : "list-all", { total }) : "";
    part(this.root, "paging").replaceChildren(...this.#pages(found.length, total));
    if (!found.length) return part(this.root, "list").replaceChildren(narrowed ? stamp("none-fit", { query: this.query() }) : stamp("empty"));
    const table = stamp("table", this.#sorted());
    part(table, "rows").append(...found.map((document) => this.#row(document)));
    part(this.root, "list").replaceChildren(table);
  }

  #row(document) {
    const missing = lacking(document);
    const scanned = document.confidence && say("scanned-share", { share: Math.round(document.confidence * 100) });
    return stamp("row", {
      ...document,
      kind: say(`kind-${document.kind}`),
      href: documentPage(document.id),
      day: day(document.date) || say("no-day"),
      lacking: missing,
      scanned,
      whole: !missing && !scanned,
      corrected: Object.keys(document.corrections ?? {}).length > 0,
      read: say("read-facts", document),
      chosen: document.id === this.chosen && "true",
    });
  }

  #sorted() {
    const name = this.sort.replace("-", "");
    return name ? { [name]: this.sort.startsWith("-") ? "descending" : "ascending" } : {};
  }

  #sortBy(name) {
    this.sort = this.sort === name ? `-${name}` : this.sort === `-${name}` ? "" : name;
    this.load().then(() => one(`[data-sort="${name}"]`, this.root)?.focus());
  }

  #pages(shown, total) {
    if (total <= AT_ONCE) return [];
    const last = this.offset + shown;
    const first = this.offset === 0;
    return [stamp("pages", { place: say("pages-at", { first: this.offset + 1, last, total }), before: String(Math.max(0, this.offset - AT_ONCE)), after: String(last), first, last: last >= total })];
  }

  #go(offset) {
    this.offset = offset;
    this.load({ keepPlace: true }).then(() => this.root.parentElement.scrollTo({ top: 0 }));
  }

  /** A plain click shows how it was understood; with Ctrl, Shift or the middle button the link opens as links do. */
  #open(link, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.choose(link.closest("tr").dataset.document);
    this.onOpen(this.chosen);
  }

  /** Marks a document as the chosen one, now and on every page of the list. */
  choose(id) {
    this.chosen = id;
    for (const row of this.root.querySelectorAll("tr[data-document]")) {
      const chosen = row.dataset.document === id;
      row.classList.toggle("on", chosen);
      if (chosen) one("a", row).setAttribute("aria-current", "true");
      else one("a", row).removeAttribute("aria-current");
    }
  }
}
