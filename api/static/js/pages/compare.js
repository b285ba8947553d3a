// The compare page: every sentence beside its source and what differs from last period; J and K walk, sections are confirmed one by one.
import { actions, all, composing, one, typing } from "../core/dom.js";
import { get } from "../core/http.js";
import { showPane, start, toast } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";
import { onSlot, Store } from "../workbench/store.js";
import { Saver } from "../workbench/saver.js";
import { headingOf } from "../workbench/sections.js";
import { openSlots } from "../workbench/marks.js";
import { rowNode } from "./review-row.js";

start();

const id = document.body.dataset.report;
let filter = "all";
let at = -1;

const FILTERS = {
  all: () => true,
  changed: (row) => row.sentence.ops.some((op) => op.op !== "join"),
  waiting: (row) => openSlots(row.sentence, store).length > 0,
  flagged: (row) => row.findings.some((finding) => ["error", "warning"].includes(finding.severity) && !onSlot(finding)),
  written: (row) => !row.source,
};

let store;
let saver;
let rows = [];

const shown = () => rows.filter(FILTERS[filter]);

function drawFilters() {
  const nodes = Object.keys(FILTERS).map((name) => stamp("filter", { name, label: say(`filter-${name}`, { count: rows.filter(FILTERS[name]).length }), chosen: String(name === filter) }));
  one("#filters").replaceChildren(...nodes);
}

function drawPlaces() {
  const sections = store.report.sections.filter((section) => !store.isPart(section));
  const signed = sections.filter((section) => section.status === "signed");
  const nodes = sections.map((section) => {
    const done = section.status === "signed";
    return stamp("place", { id: section.id, heading: headingOf(section), icon: `/static/icons.svg#${done ? "stamp" : "empty"}`, word: done ? say("state-signed") : "", count: String(rows.filter((row) => row.section === section.id).length) });
  });
  one("#places").replaceChildren(...nodes);
  one("#share").textContent = say("signed-share", { done: signed.length, total: sections.length });
  mark();
}

function drawRows() {
  const nodes = [stamp("head")];
  let section = null;
  shown().forEach((row, index) => {
    if (row.section !== section) nodes.push(stamp("group", { id: `g-${row.section}`, heading: row.heading }));
    section = row.section;
    nodes.push(rowNode(row, index, store));
  });
  one("#rows").replaceChildren(...nodes, ...(nodes.length > 1 ? [] : [stamp("nothing")]));
  at = -1;
  step(1, false);
}

function mark() {
  const row = shown()[at];
  const section = store.sections.get(row?.section);
  one("#here").textContent = row?.heading ?? "";
  one("#sign-name").textContent = row?.heading ?? "";
  one("#sign").disabled = !section || section.status === "signed";
  for (const place of all("#places [data-section]")) {
    const on = place.dataset.section === row?.section;
    if (on) place.setAttribute("aria-current", "true");
    else place.removeAttribute("aria-current");
    if (on) place.scrollIntoView({ block: "nearest" });
  }
}

function choose(index, focus = true) {
  at = index;
  for (const node of all(".rv[data-row]")) node.classList.toggle("on", Number(node.dataset.row) === at);
  const node = one(".rv.on");
  node?.scrollIntoView({ block: "nearest" });
  if (focus) node?.focus({ preventScroll: true });
  mark();
}

function step(by, focus = true) {
  const count = shown().length;
  if (count) choose(Math.min(Math.max(at + by, 0), count - 1), focus);
  else mark();
}

async function sign() {
  const section = store.sections.get(shown()[at]?.section);
  if (!section) return;
  try {
    await saver.decide(section.id, { action: "sign_off" });
    toast(say("signed", { heading: headingOf(section) }), null, "stamp");
  } catch (error) {
    toast(error.message, null, "error");
  }
}

function listen() {
  actions(document.body, {
    filter: (button) => { filter = button.dataset.filter; drawFilters(); drawRows(); },
    go: (button) => {
      showPane("mid");
      const index = shown().findIndex((row) => row.section === button.dataset.section);
      if (index >= 0) choose(index);
      one(`#g-${CSS.escape(button.dataset.section)}`)?.scrollIntoView({ block: "start" });
    },
    sign,
    retry: () => saver.flush(),
  });
  one("#rows").addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && !event.target.closest("a, button")) choose(Number(row.dataset.row), false);
  });
  addEventListener("keydown", (event) => {
    const by = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!by || composing(event) || typing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    step(by);
  });
}

async function open() {
  one("#rows").replaceChildren(stamp("list-loading"));
  try {
    const [report, review] = await Promise.all([get(`/reports/${id}`), get(`/reports/${id}/review`)]);
    store = new Store(report);
    rows = review.filter(({ sentence }) => sentence.class !== "heading" || sentence.ops.length);
    saver = new Saver(store, { onState: () => {}, onSent: () => {}, onConflict: () => {}, onRefused: (error) => toast(error.message, null, "error") });
    store.subscribe(drawPlaces);
    const title = say("compare-title", { title: report.title });
    document.title = title;
    one("#report-title").textContent = title;
    one("#status").textContent = say("row-count", { count: rows.length, citations: report.checked?.citations ?? 0, missing: report.checked?.missing ?? 0, suppressed: store.report.suppressed.length });
    drawFilters();
    drawRows();
    drawPlaces();
    listen();
  } catch (error) {
    one("#rows").replaceChildren(stamp("failed", { reason: error.message }));
    one("#status").textContent = say("not-opened");
  }
}

open();
