// The registry: one number as of one day → in force or not, what replaced it, its dates on a line.
import { one } from "../core/dom.js";
import { day, localIso } from "../core/dates.js";
import { get } from "../core/http.js";
import { start } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { timeline } from "./timeline.js";

start();

const address = (number, on) => `/so-hieu-luc?${new URLSearchParams({ so: number, ...(on ? { ngay: on } : {}) })}`;

function nameOf(entry) {
  if (!entry.number) return entry.title;
  return say(entry.issued ? "entry-name" : "entry-undated", { type: entry.type, number: entry.number, day: day(entry.issued) });
}

function events(entry, successor) {
  const ended = successor ? say("event-to-by", { name: nameOf(successor) }) : say("event-to");
  const known = [[entry.issued, say("event-issued")], [entry.effective_from, say("event-from")], [entry.effective_to, ended]];
  return known.filter(([when]) => when).map(([when, what]) => stamp("event", { day: day(when), what }));
}

function entryNode({ entry, in_force: force, replaced_by: successor }, on) {
  const verdict = force === null ? "unknown-force" : force ? "in-force" : "expired";
  const node = stamp("entry", {
    issuer: say("entry-issuer", entry),
    name: nameOf(entry),
    title: entry.number ? entry.title : "",
    good: force === true,
    bad: force === false,
    icon: `/static/icons.svg#${{ true: "done", false: "error", null: "info" }[force]}`,
    verdict: say(verdict, { day: day(on) }),
    more: successor ? say("replaced", { name: nameOf(successor) }) : "",
    successor: successor?.number && address(successor.number, on),
    aliases: entry.aliases?.length ? say("aliases", { names: entry.aliases.join("; ") }) : "",
  });
  part(node, "line").append(timeline(entry, successor, on));
  part(node, "events").append(...events(entry, successor));
  return node;
}

function verdictNodes(found, on) {
  const head = stamp("verdict", { doubt: found.status !== "out_of_coverage", verdict: say(found.status), more: say(`${found.status}-more`) });
  const others = found.candidates.map((entry) => stamp("candidate", { href: address(entry.number ?? entry.title, on), name: nameOf(entry), title: entry.title }));
  return [head, ...others];
}

async function look(number, on) {
  const place = one("#found");
  place.replaceChildren(say("loading"));
  try {
    const found = await get(`/registry/lookup?${new URLSearchParams({ number, on })}`);
    place.replaceChildren(...(found.entry ? [entryNode(found, on)] : verdictNodes(found, on)));
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
