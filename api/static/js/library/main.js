// The library: filters, files on their way in, the list, search in the text, and how the chosen document was understood.
import { actions, later, one } from "../core/dom.js";
import { start } from "../core/shell.js";
import { stamp } from "../core/templates.js";
import { chosen, dropArea } from "../uploads/files.js";
import { Uploads } from "../uploads/uploads.js";
import { About } from "./about.js";
import { Documents } from "./documents.js";
import { Failures } from "./failures.js";
import { Filters } from "./filters.js";
import { Passages } from "./passages.js";
import { upkeep } from "./upkeep.js";

start();

const TYPING_PAUSE = 200;
const field = one("#query");
const query = () => field.value.normalize("NFC").trim();

const about = new About({ onChanged: refresh, onRemoved: refresh });
const filters = new Filters(one("#filters"), () => documents.load());
const documents = new Documents(one("#documents"), { filters, query, onOpen: (id) => about.open(id) });
const passages = new Passages(one("#results"), { query, filters, total: () => filters.total, onClose: close });
const uploads = new Uploads({
  place: (node) => one("#uploads").replaceChildren(node),
  after: (document) => [stamp("upload-look", { id: document.id })],
  onRead: later(400, refresh),
  onIdle: () => { refresh(); failures.load(); },
});
const failures = new Failures(one("#failures"), uploads);

function refresh() {
  filters.load();
  documents.load();
}

function look(id) {
  documents.choose(id);
  about.open(id);
}

function close() {
  field.value = "";
  passages.hide();
  one("#documents").hidden = false;
  history.replaceState(null, "", "/kho");
  documents.load();
}

function search() {
  if (!query()) return close();
  one("#documents").hidden = true;
  history.replaceState(null, "", `/kho?q=${encodeURIComponent(query())}`);
  return passages.search();
}

one("#search").addEventListener("submit", (event) => { event.preventDefault(); search(); });
field.addEventListener("input", later(TYPING_PAUSE, () => {
  if (passages.shows(query())) return; // Enter was quicker
  passages.hide();
  one("#documents").hidden = false;
  documents.load();
}));
for (const id of ["files", "folder"]) one(`#${id}`).addEventListener("change", (event) => uploads.take(chosen(event.target)));
dropArea(one("#main"), (files) => uploads.take(files));
actions(one("#main"), {
  look: (button) => look(button.dataset.document),
  "close-search": close,
  "in-text": search,
  "no-filter": () => { filters.clear(); close(); },
  reload: () => (one("#results").hidden ? refresh() : passages.search()),
});
upkeep(one("#upkeep"), refresh);
document.addEventListener("counted", ({ detail: { total, samples } }) => one("#first-run").replaceChildren(...(total && samples === total ? [stamp("first-run")] : [])));

const asked = new URL(location.href).searchParams;
if (asked.get("q")) field.value = asked.get("q");
about.none();

async function open() {
  await Promise.all([filters.load(), failures.load(), uploads.resume().catch(() => {})]);
  if (asked.get("q")) search();
  else await documents.load();
  if (asked.get("van-ban")) look(asked.get("van-ban"));
}

open();
