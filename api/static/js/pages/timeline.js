// The life of a document and of its successor on a line of years, with the day it is judged at.
import { day } from "../core/dates.js";
import { say } from "../core/templates.js";

const WIDTH = 800;
const NS = "http://www.w3.org/2000/svg";

function draw(name, attributes, text = "") {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

const yearOf = (iso) => Number(iso.slice(0, 4)) + (Number(iso.slice(5, 7)) - 1) / 12 + Number(iso.slice(8, 10)) / 366;

function bar(x, from, to, { top, kind, label }) {
  const [left, right] = [Math.max(0, x(from)), Math.min(WIDTH, x(to))];
  const wide = right - left > label.length * 8;
  return [
    draw("rect", { class: kind, x: left, y: top, width: Math.max(right - left, 2), height: 26 }),
    draw("text", { class: wide ? `on-${kind}` : "day", x: wide ? left + 8 : Math.min(right + 6, WIDTH - label.length * 8), y: top + 17 }, label),
  ];
}

/** entry, successor: registry entries (successor may be null); on: ISO day. */
export function timeline(entry, successor, on) {
  const begin = entry.effective_from ?? entry.date;
  if (!begin) return "";
  const last = Math.ceil(yearOf([on, entry.effective_to ?? on].sort().at(-1)) + 0.4);
  const first = Math.floor(yearOf(begin < on ? begin : on));
  const x = (year) => ((year - first) / (last - first)) * WIDTH;
  const svg = draw("svg", { class: "timeline", viewBox: `0 0 ${WIDTH} 112`, role: "img", "aria-label": say("timeline", { from: day(begin), to: entry.effective_to ? day(entry.effective_to) : say("open-end"), day: day(on) }) });
  const step = Math.ceil((last - first) / 10);
  for (let year = first; year < last; year += step) {
    svg.append(draw("line", { class: "year", x1: x(year), x2: x(year), y1: 0, y2: 88 }), draw("text", { x: x(year) + 4, y: 11 }, String(year)));
  }
  svg.append(...bar(x, yearOf(begin), entry.effective_to ? yearOf(entry.effective_to) : last, { top: 20, kind: "term", label: entry.number ?? entry.type }));
  if (successor?.effective_from) svg.append(...bar(x, yearOf(successor.effective_from), last, { top: 54, kind: "after", label: successor.number ?? successor.type }));
  const now = x(yearOf(on));
  svg.append(draw("line", { class: "now", x1: now, x2: now, y1: 14, y2: 90 }), draw("text", { class: "day", x: Math.min(now, WIDTH - 70), y: 106 }, day(on)));
  return svg;
}
