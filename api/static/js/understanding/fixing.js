// The dialog «Sửa nhận dạng»: kind, agency and period of a document, as an officer knows them better.
import { one } from "../core/dom.js";
import { split } from "../core/dates.js";
import { get, patch } from "../core/http.js";
import { say } from "../core/templates.js";

const YEAR = /^(19|20)\d\d$/;
const at = (name) => one(`#fix-${name}`);
let current = null;

function showPeriod(code) {
  const known = split(code);
  const years = known?.part.startsWith("-");
  at("part").value = known ? (years ? "-" : known.part) : "none";
  at("year").value = known?.year ?? "";
  at("to").value = years ? known.part.slice(1) : "";
  if (at("part").selectedIndex < 0) at("part").add(new Option(code, known.part, true, true));
  arrange();
}

function arrange() {
  at("year").hidden = at("part").value === "none";
  at("to-row").hidden = at("part").value !== "-";
}

/** The period as a code, "none" for none, undefined where a year is odd. */
function period() {
  const chosen = at("part").value;
  if (chosen === "none") return current.document.period ? chosen : "";
  const [year, to] = [at("year").value.trim(), at("to").value.trim()];
  if (!YEAR.test(year) || (chosen === "-" && !YEAR.test(to))) return undefined;
  return chosen === "-" ? `${year}-${to}` : year + chosen;
}

/** Only what differs from what stands there. */
function changes({ document }) {
  const wanted = { kind: at("kind").value, agency: at("agency").value.normalize("NFC").trim(), period: period() };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== (document[name] ?? "")));
}

async function save(event) {
  event.preventDefault();
  if (period() === undefined) return refuse(say("fix-year-odd"));
  const body = changes(current);
  if (!Object.keys(body).length) return at("dialog").close();
  at("go").disabled = true;
  try {
    const changed = await patch(`/documents/${encodeURIComponent(current.document.id)}`, body);
    at("dialog").close();
    current.onSaved(changed);
  } catch (error) {
    refuse(error.message);
  }
  at("go").disabled = false;
}

function refuse(sentence) {
  at("error").textContent = sentence;
  if (!at("year").hidden && !YEAR.test(at("year").value.trim())) at("year").focus();
}

async function suggest() {
  const agencies = await get("/documents/agencies").catch(() => []);
  at("agencies").replaceChildren(...agencies.map(({ name }) => new Option("", name)));
}

/** Opens the dialog; onSaved(document as it is now). */
export function fixing(document, onSaved) {
  if (!current) {
    at("form").addEventListener("submit", save);
    at("part").addEventListener("change", arrange);
  }
  current = { document, onSaved };
  at("name").textContent = document.title;
  at("kind").value = document.kind;
  at("agency").value = document.agency ?? "";
  at("error").textContent = "";
  showPeriod(document.period);
  suggest();
  at("dialog").showModal();
}
