// The first screen: a conversation that leads to a report, beside the reports in progress.
import { actions, one } from "../core/dom.js";
import { Conversation } from "../core/conversation.js";
import { deskOf } from "../core/addresses.js";
import { day, localIso } from "../core/dates.js";
import { get } from "../core/http.js";
import { showPane, start, toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { fixing } from "../understanding/fixing.js";
import { understood } from "../uploads/lines.js";
import { chosen, dropArea } from "../uploads/files.js";
import { Uploads } from "../uploads/uploads.js";
import { Finding } from "./finding.js";
import { Reports } from "./reports.js";
import { newestFirst, Setup } from "./setup.js";
import { Tour } from "./tour.js";

start();

const RECENT = 4;
const log = one("#talk");
let setup = null;

const talk = new Conversation(log, one("#composer"), {
  report: null,
  onSend: used,
  onAnswer: (answer) => {
    const made = answer.actions?.find((action) => action.kind === "create");
    const opened = answer.actions?.filter((action) => action.kind === "open") ?? [];
    if (made) open(made.report);
    else if (opened.length === 1 && answer.report) location.assign(deskOf(answer.report));
  },
});
const reports = new Reports(one("#reports"), one("#reports-filter"));
const finding = new Finding(one("#find"), (node) => { used(); talk.block(node); });

/** A new report is opened with its drafts streaming in. */
function open(report) {
  talk.moveTo();
  location.assign(`${deskOf(report)}?moi`);
}

function used() {
  one("[data-part='hello']").classList.add("used");
}

/** The choice of what to start from, inside the conversation; anew each time, so that an earlier one stays as it was. */
async function begin({ from = null, request = null, template = false } = {}) {
  showPane("mid");
  used();
  setup?.retire();
  const made = setup = new Setup((report) => open(report.id));
  talk.block(made.node);
  try {
    await made.load({ from, request, template });
  } catch (error) {
    made.node.replaceChildren(stamp("preview-failed", { reason: error.message }));
  }
  made.node.scrollIntoView({ block: "start" });
  if (!document.activeElement?.value) made.focus(); // the keys go on here, unless something is being written
}

const uploaded = new Map();

function next(document) {
  uploaded.set(document.id, document);
  const step = document.kind === "request" ? stamp("upload-request", { request: document.id }) : stamp("upload-begin", { from: document.id });
  return [step, stamp("upload-fix", { id: document.id })];
}

/** A letter that was dropped alone is read out at once; of several files the officer chooses. */
let taken = 0;
const arrived = (document) => {
  if (taken === 1 && document.kind === "request") begin({ request: document });
  return next(document);
};
const uploads = new Uploads({ place: (node) => talk.block(node), after: arrived, onIdle: () => offerRecent() });

function take(files) {
  used();
  taken = files.length;
  return uploads.take(files);
}

/** «Sửa»: what was misread is set right on the spot; the line then says what is understood now. */
function fix(button) {
  fixing(uploaded.get(button.dataset.document), (changed) => {
    uploaded.set(changed.id, changed);
    const line = button.closest(".upload");
    part(line, "said").textContent = understood(changed);
    part(line, "after").firstElementChild.replaceWith(next(changed)[0]);
    toast(say("fix-saved"));
  });
}

async function offerRecent() {
  const documents = await get("/documents").catch(() => null);
  const recent = (documents ?? []).filter((document) => document.kind === "report").sort(newestFirst).slice(0, RECENT);
  const letters = (documents ?? []).filter((document) => document.kind === "request").sort(newestFirst).slice(0, 2);
  for (const letter of letters) uploaded.set(letter.id, letter);
  const node = (document) => stamp("pick", { id: document.id, title: document.title, day: day(document.date), number: document.number, ...(document.kind === "request" ? { request: document.id } : { from: document.id }) });
  part(one("#recent"), "picks").replaceChildren(...letters.map(node), ...recent.map(node));
  one("#recent").hidden = !recent.length && !letters.length;
  one("#empty-library").hidden = documents === null || documents.length > 0;
}

const asked = new URL(location.href).searchParams;
const year = new Date().getFullYear();
talk.chips([say("chip-begin"), say("chip-reports"), say("chip-template"), say("chip-example", { year })]);
one("#composer").addEventListener("click", (event) => {
  const phrase = event.target.closest("[data-say]")?.dataset.say;
  const shortcut = { [say("chip-begin")]: () => begin(), [say("chip-template")]: () => begin({ template: true }) }[phrase];
  if (!shortcut) return;
  event.stopPropagation();
  shortcut();
}, true);

actions(one("#main"), {
  begin: (button) => begin({ from: button.dataset.from ?? null, request: uploaded.get(button.dataset.request) ?? null }),
  "begin-template": () => begin({ template: true }),
  "use-request": (button) => begin({ request: uploaded.get(button.dataset.request) }),
  fix,
});
one("#files").addEventListener("change", (event) => take(chosen(event.target)));
dropArea(one("#main"), take);
one("#today").textContent = say("today", { day: day(localIso()) });
const tour = new Tour(one("#composer"));
reports.load().then((count) => count === 0 && !asked.size && tour.offer());
offerRecent();
uploads.resume().catch(() => {});
if (log.querySelector(".turn")) used();

if (asked.has("gioi-thieu")) tour.begin();
if (asked.get("tu")) begin({ from: asked.get("tu") });
else if (asked.get("cong-van")) get(`/documents/${encodeURIComponent(asked.get("cong-van"))}`).then((request) => begin({ request }), () => talk.focus());
else talk.focus();
if (asked.get("tim")) finding.search(asked.get("tim"));
