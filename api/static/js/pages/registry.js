// The registry: one number as of one day → in force or not, what replaced it, its dates on a line.
import { one } from "../core/dom.js";
import { day, localIso } from "../core/dates.js";
import { get } from "../core/http.js";
import { start } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { timeline } from "./timeline.js";

start();

const address = (number, on) => `/so-hieu-luc?${new URLSearchParams({ so: number, ...(on ? { ngay: on } : {}) })}`;

function entryNode(entry, on) {
  const { in_force: force, successor } = entry;
  const verdict = force === null ? "unknown-force" : force ? "in-force" : "expired";
  const node = stamp("entry", {
    issuer: say("entry-issuer", entry),
    name: entry.label,
    title: entry.number ? entry.title : "",
    good: force === true,
    bad: force === false,
    icon: `/static/icons.svg#${{ true: "done", false: "error", null: "info" }[force]}`,
    verdict: say(verdict, { day: day(on) }),
    more: successor ? say("replaced", { name: successor.label }) : "",
    successor: successor && address(successor.number ?? successor.title, on),
    source: say("entry-source", { source: entry.source }),
  });
  part(node, "line").append(timeline(entry, successor, on));
  part(node, "events").append(...entry.events.map(({ date, words }) => stamp("event", { day: day(date), what: words })));
  return node;
}

function answerNodes({ entries }, on) {
  if (!entries.length) return [stamp("not-found")];
  const several = entries.length > 1 ? [stamp("several", { count: entries.length })] : [];
  return [...several, ...entries.map((entry) => entryNode(entry, on))];
}

async function look(number, on) {
  const place = one("#found");
  place.replaceChildren(say("loading"));
  try {
    place.replaceChildren(...answerNodes(await get(`/registry/lookup?${new URLSearchParams({ number, on })}`), on));
  } catch (error) {
    place.replaceChildren(stamp("failed", { reason: error.message }));
  }
}

one("#lookup").addEventListener("submit", (event) => {
  event.preventDefault();
  const [number, on] = [one("#number").value.normalize("NFC").trim(), one("#on").value || localIso()];
  if (!number) return;
  history.pushState(null, "", address(number, on));
  look(number, on);
});

function fromAddress() {
  const asked = new URL(location.href).searchParams;
  one("#number").value = asked.get("so") ?? "";
  one("#on").value = asked.get("ngay") ?? localIso();
  if (asked.get("so")) look(asked.get("so"), one("#on").value);
}

addEventListener("popstate", fromAddress);
fromAddress();
