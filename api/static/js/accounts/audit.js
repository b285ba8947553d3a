// The audit log with its filter, a hundred lines at a time.
import { one } from "../core/dom.js";
import { moment } from "../core/dates.js";
import { get } from "../core/http.js";
import { knows, part, say, stamp } from "../core/templates.js";

const STEP = 100;
const ROOT = "/api/v1";

function words(what) {
  const name = `did-${what.replace(ROOT, "")}`;
  return knows(name) ? say(name) : what.replace(ROOT, "");
}

function from({ address, via }) {
  const [kind, id] = via.split(" ");
  return [address, kind && say(`via-${kind}`, { id: id ?? "" })].filter(Boolean).join(" · ");
}

function row(event) {
  const good = event.status < 400;
  const refused = [401, 403, 404, 429].includes(event.status);
  return stamp("event", {
    at: moment(event.at),
    who: event.who,
    what: words(event.what),
    on: event.about.join(" · "),
    good,
    bad: !good,
    icon: `/static/icons.svg#${good ? "check" : "error"}`,
    result: say(good ? "result-done" : refused ? "result-refused" : "result-failed", { status: event.status }),
    from: from(event),
  });
}

/** Starts the log; what its buttons do. */
export function auditLog() {
  const place = one("#audit");
  const more = one("#more");
  let table = null;

  async function load(offset) {
    const asked = new URLSearchParams({ offset, limit: STEP });
    for (const name of ["who", "on", "what", "day"]) asked.set(name, one(`#audit-${name}`).value.normalize("NFC").trim());
    more.disabled = true;
    try {
      const events = await get(`/audit?${asked}`);
      if (!offset) {
        table = stamp("audit");
        place.replaceChildren(events.length ? table : stamp("no-events"));
      }
      part(table, "rows").append(...events.map(row));
      more.hidden = events.length < STEP;
    } catch (error) {
      place.append(stamp("list-failed", { reason: error.message }));
    }
    more.disabled = false;
  }

  one("#audit-filter").addEventListener("submit", (event) => {
    event.preventDefault();
    load(0);
  });
  load(0);
  return { more: () => load(part(table, "rows").children.length) };
}
