// The first screen: a conversation that leads to a report, beside the reports in progress.
import { actions, one } from "../core/dom.js";
import { Conversation } from "../core/conversation.js";
import { deskOf, documentPage } from "../core/addresses.js";
import { day, daysUntil, localIso, moment, shortDay } from "../core/dates.js";
import { get } from "../core/http.js";
import { showPane, start, toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { fixing } from "../understanding/fixing.js";
import { understood } from "../uploads/lines.js";
import { chosen, dropArea } from "../uploads/files.js";
import { Uploads } from "../uploads/uploads.js";
import { newestFirst, Setup } from "./setup.js";
import { statusOf } from "./review-status.js";

start();

const RECENT = 4;
const log = one("#talk");
let setup = null;

const talk = new Conversation(log, one("#composer"), {
  report: null,
  onSend: used,
  onAnswer: (answer) => {
    const made = answer.actions?.find((action) => action.kind === "create");
    if (made) open(made.report);
  },
});

/** A new report is opened with its drafts streaming in. */
function open(report) {
  talk.moveTo(report);
  location.assign(`${deskOf(report)}?moi`);
}

function used() {
  one("[data-part='hello']").classList.add("used");
}

async function begin(from = null, request = null) {
  showPane("mid");
  used();
  setup ??= new Setup((report) => open(report.id));
  talk.block(setup.node);
  if (request) setup.useRequest(request);
  try {
    await setup.load(from);
  } catch (error) {
    setup.node.replaceChildren(stamp("preview-failed", { reason: error.message }));
    setup = null;
  }
}

const uploaded = new Map();

function next(document) {
  uploaded.set(document.id, document);
  const step = document.kind === "request" ? stamp("upload-request", { request: document.id }) : stamp("upload-begin", { from: document.id });
  return [step, stamp("upload-fix", { id: document.id })];
}

const uploads = new Uploads({ place: (node) => talk.block(node), after: next, onIdle: () => offerRecent() });

function take(files) {
  used();
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

const left = (count) => say(count < 0 ? "days-late" : "days-left", { count: Math.abs(count) });

function reportNode(report) {
  const { progress, deadline } = report;
  const node = stamp("report", {
    href: deskOf(report.id),
    title: report.title,
    ...statusOf(report),
    day: deadline && shortDay(deadline),
    left: deadline ? left(daysUntil(deadline)) : say("no-deadline"),
    office: say("report-office", { office: report.office ?? "", time: moment(report.updated_at) }),
    share: say("report-share", { ...progress, open: progress.questions - progress.answered }),
  });
  one(".okc", node).style.flex = String(progress.accepted);
  one(".none", node).style.flex = String(progress.sections - progress.accepted);
  return node;
}

async function list() {
  const place = one("#reports");
  place.replaceChildren(stamp("list-loading"));
  try {
    const reports = await get("/reports");
    one("#panes-reports").textContent = reports.length || "";
    place.replaceChildren(...(reports.length ? reports.map(reportNode) : [stamp("no-reports")]));
  } catch (error) {
    place.replaceChildren(stamp("list-failed", { reason: error.message }));
  }
}

async function offerRecent() {
  const recent = (await get("/documents").catch(() => [])).filter((document) => document.kind === "report").sort(newestFirst).slice(0, RECENT);
  const nodes = recent.map((document) => stamp("pick", { id: document.id, title: document.title, day: day(document.date), number: document.number }));
  part(one("#recent"), "picks").replaceChildren(...nodes);
  one("#recent").hidden = !nodes.length;
}

const year = new Date().getFullYear();
talk.chips([say("chip-begin"), say("chip-library"), say("chip-example", { year })]);
one("#composer").addEventListener("click", (event) => {
  const phrase = event.target.closest("[data-say]")?.dataset.say;
  const shortcut = { [say("chip-begin")]: () => begin(), [say("chip-library")]: () => location.assign("/kho") }[phrase];
  if (!shortcut) return;
  event.stopPropagation();
  shortcut();
}, true);

actions(one("#main"), {
  begin: (button) => begin(button.dataset.from ?? null),
  "use-request": (button) => begin(null, uploaded.get(button.dataset.request)),
  fix,
  reload: list,
});
one("#files").addEventListener("change", (event) => take(chosen(event.target)));
dropArea(one("#main"), take);
one("#today").textContent = say("today", { day: day(localIso()) });
list();
offerRecent();
uploads.resume().catch(() => {});
if (log.querySelector(".turn")) used();

const asked = new URL(location.href).searchParams.get("tu");
if (asked) begin(asked);
else talk.focus();
