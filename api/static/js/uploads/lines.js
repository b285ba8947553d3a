// One line for each file on its way in: how far it is, the server's sentence, and what may be done next.
import { icon } from "../core/dom.js";
import { documentPage } from "../core/addresses.js";
import { day, periodWords } from "../core/dates.js";
import { part, say, stamp } from "../core/templates.js";

export const OPEN = new Set(["sending", "waiting", "reading", "indexing"]);
const ICONS = { done: "done", failed: "error", cancelled: "none" };

/** What was understood of a document, in one sentence. */
export function understood(document) {
  const named = document.number ? say(document.date ? "document-cited" : "document-numbered", { kind: say(`kind-${document.kind}`), number: document.number, day: day(document.date) }) : document.title;
  const facts = [document.agency, document.period && periodWords(document.period), say("read-sections", document)].filter(Boolean);
  return say("read", { title: [named, ...facts].join(" · ") });
}

function sentence(line) {
  if (line.state === "sending") return say("upload-part", { share: Math.round(line.share * 100) });
  if (line.state === "reading") return line.pages ? say("reading-page", line) : say("reading");
  if (line.state === "done") return [say(`file-${line.status}`), understood(line.document), line.reason, ...(line.document.notes ?? [])].filter(Boolean).join(" ");
  if (line.state === "failed") return line.reason;
  return say(`file-${line.state}`);
}

const SHARES = { waiting: 0.25, indexing: 0.95 };

/** How far a file is, 0…1: a quarter for the way to the server, most of the rest for reading. */
function share(line) {
  if (line.state === "sending") return line.share / 4;
  if (line.state === "reading") return 0.3 + (line.pages ? (0.6 * line.page) / line.pages : 0);
  return SHARES[line.state] ?? 1;
}

export const newLine = (name, state = "sending") => ({ name, state, share: 0 });

export class LineView {
  /** after(document): more buttons for a file that was read. */
  constructor(line, after) {
    this.node = stamp("upload", { name: line.name });
    this.after = after;
    this.draw(line);
  }

  draw(line) {
    const before = this.line?.state;
    this.line = line;
    const open = OPEN.has(line.state);
    part(this.node, "said").textContent = sentence(line);
    const bar = part(this.node, "bar");
    bar.hidden = !open;
    bar.value = share(line);
    if (before === line.state || (before && open)) return;
    this.node.classList.toggle("bad", line.state === "failed");
    part(this.node, "icon").replaceChildren(open ? stamp("upload-spin") : icon(ICONS[line.state]));
    part(this.node, "after").replaceChildren(...this.#buttons(line));
  }

  #buttons(line) {
    if (line.state === "failed") return [stamp("upload-retry"), stamp("upload-drop")];
    if (line.state !== "done") return [];
    return [...this.after(line.document), stamp("upload-open", { href: documentPage(line.document.id) })];
  }
}
