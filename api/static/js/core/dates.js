// Dates and periods in the words of the office.
import { say } from "./templates.js";

/** «2025-06-14» or a full time stamp → «14/6/2025» (days below 10 and months 1, 2 with a nought, as the decree has it). */
export function day(iso) {
  if (!iso) return "";
  const [year, month, date] = iso.slice(0, 10).split("-");
  return `${date}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}

/** «12/6/2026» → «2026-06-12»; "" for nothing, null for what is no day. */
export function isoOf(text) {
  if (!text.trim()) return "";
  const [, date, month, year] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text) ?? [];
  const iso = year && `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const day = new Date(`${iso}T00:00Z`);
  return iso && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

export const shortDay = (iso) => day(iso).replace(/\/\d{4}$/, "");

export const clock = (when = new Date()) => new Date(when).toTimeString().slice(0, 5);

/** Today: the time; earlier: the day. */
export function moment(iso) {
  const when = new Date(iso);
  return when.toDateString() === new Date().toDateString() ? clock(when) : day(localIso(when));
}

export const localIso = (when = new Date()) =>
  `${when.getFullYear()}-${String(when.getMonth() + 1).padStart(2, "0")}-${String(when.getDate()).padStart(2, "0")}`;

export const daysUntil = (iso) => Math.round((new Date(`${iso}T00:00`) - new Date(`${localIso()}T00:00`)) / 86400000);

const CODE = /^(\d{4})(?:H([12])|Q([1-4])|M(\d\d)(?:-M(\d\d))?|-(\d{4}))?$/;

/** {year, part} of a period code: part is "", "H1", "Q3", "M04", "M01-M09" or "-2025". */
export function split(code) {
  const match = CODE.exec(code || "");
  return match ? { year: Number(match[1]), part: code.slice(4) } : null;
}

export function periodWords(code) {
  const [, year, half, quarter, first, last, to] = CODE.exec(code) || [];
  if (half) return say(half === "1" ? "period-h1" : "period-h2", { year });
  if (quarter) return say("period-quarter", { quarter: ["I", "II", "III", "IV"][quarter - 1], year });
  if (last) return say(first === "01" ? "period-first-months" : "period-months", { first: Number(first), last: Number(last), year });
  if (first) return say("period-month", { month: Number(first), year });
  if (to) return say("period-years", { year, to });
  return year ? say("period-year", { year }) : code;
}

/** The periods that may follow one: the same part of the next year first, then the part that comes next. */
export function following(code) {
  const known = split(code);
  if (!known) return [];
  const { year, part } = known;
  if (part.startsWith("-")) {
    const span = Number(part.slice(1)) - year + 1;
    return [`${year + span}-${year + 2 * span - 1}`];
  }
  const found = [`${year + 1}${part}`];
  const half = /^H([12])$/.exec(part);
  const quarter = /^Q([1-4])$/.exec(part);
  if (half) found.push(half[1] === "1" ? `${year}H2` : `${year + 1}H1`, half[1] === "1" ? `${year}` : `${year + 1}`);
  if (quarter) found.push(quarter[1] === "4" ? `${year + 1}Q1` : `${year}Q${Number(quarter[1]) + 1}`);
  if (part === "") found.push(`${year + 1}H1`);
  return [...new Set(found)];
}

/** «2025-07» → «7/2025», «2025-09-30» → «30/9/2025»; anything else as it stands. */
export const monthOf = (due) => (/^\d{4}-\d\d-\d\d$/u.test(due ?? "") ? day(due) : (due ?? "").replace(/^(\d{4})-0?(\d{1,2})$/, "$2/$1"));
