// The library: what is in it, files on their way in, and search over its passages with the found words marked.
import { actions, one } from "../core/dom.js";
import { beginFrom, documentPage, passagePage } from "../core/addresses.js";
import { day } from "../core/dates.js";
import { get } from "../core/http.js";
import { start } from "../core/shell.js";
import { hits, marked } from "../core/text.js";
import { part, say, stamp } from "../core/templates.js";
import { dropArea, send } from "../core/uploads.js";

start();

const BASIS = new Set(["report", "plan", "news"]);
const RESULTS = 20;
let documents = [];

function row(document) {
  return stamp("row", {
    number: document.number ?? say("no-number"),
    kind: say(`kind-${document.kind}`),
    title: document.title,
    href: documentPage(document.id),
    agency: document.agency,
    day: day(document.date) || say("no-day"),
    read: say("read-facts", document),
    begin: BASIS.has(document.kind) && beginFrom(document.id),
  });
}

async function list() {
  const place = part(one("#documents"), "list");
  if (!documents.length) place.replaceChildren(stamp("list-loading"));
  try {
    documents = await get("/documents");
    if (!documents.length) return place.replaceChildren(stamp("empty"));
    const table = stamp("table");
    part(table, "rows").append(...documents.map(row));
    place.replaceChildren(table);
  } catch (error) {
    place.replaceChildren(stamp("list-failed", { reason: error.message }));
  }
}

async function take(files) {
  for (const file of files) if (await send(file, one("#uploads"))) list();
}

function hit(found, query, titles) {
  const node = stamp("hit", { href: passagePage(found), title: found.title ?? titles.get(found.document), heading: found.heading.split(" › ").at(-1) });
  part(node, "text").append(marked(found.text, hits(found.text, query)));
  return node;
}

async function search() {
  const query = one("#query").value.normalize("NFC").trim();
  const place = one("#results");
  if (!query) return close();
  history.replaceState(null, "", `/kho?q=${encodeURIComponent(query)}`);
  one("#documents").hidden = true;
  place.hidden = false;
  place.replaceChildren(stamp("list-loading"));
  try {
    const kind = one("#kind").value;
    const found = await get(`/search?${new URLSearchParams({ q: query, k: RESULTS, ...(kind ? { kind } : {}) })}`);
    const titles = new Map(documents.map((document) => [document.id, document.title]));
    const head = stamp("found", { heading: say("found-count", { count: found.length, query }) });
    place.replaceChildren(head, ...(found.length ? found.map((each) => hit(each, query, titles)) : [stamp("not-found", { total: documents.length })]));
  } catch (error) {
    place.replaceChildren(stamp("list-failed", { reason: error.message }));
  }
}

function close() {
  one("#query").value = "";
  one("#results").hidden = true;
  one("#documents").hidden = false;
  history.replaceState(null, "", "/kho");
}

one("#search").addEventListener("submit", (event) => { event.preventDefault(); search(); });
one("#kind").addEventListener("change", () => one("#query").value && search());
one("#files").addEventListener("change", (event) => { take([...event.target.files]); event.target.value = ""; });
dropArea(one("#main"), take);
actions(one("#main"), { reload: () => (one("#results").hidden ? list() : search()), "close-search": close });

await list();
const asked = new URL(location.href).searchParams.get("q");
if (asked) {
  one("#query").value = asked;
  search();
}
