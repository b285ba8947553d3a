// «Máy sẽ làm gì với văn bản gốc»: counts with an example each, the places behind every count, and the outline.
import { passagePage } from "../core/addresses.js";
import { part, say, stamp } from "../core/templates.js";

const STATES = ["kept", "carried", "renamed", "new", "dropped"];
const ROWS = [
  ["shifted", "shift", "shf"], ["kept", "lock", "inh"], ["asked", "ask", "slt"], ["figures", "slot", "slt"],
  ["promises", "flag", "slt"], ["renewals", "ledger", "slt"], ["negatives", "none", "slt"], ["ended", "error", "err"],
];
const COUNTED = { shifted: "shift", kept: "freeze", asked: "ask_periods", figures: "figures", promises: "followups", renewals: "citations", negatives: "negatives" };
const EXAMPLES = 2;

export function previewNode({ title, period_words: words, counts, outline, details }, { deadline, office }) {
  const numbers = Object.fromEntries(STATES.map((state) => [state, outline.filter((line) => line.status === state).length]));
  const node = stamp("preview", {
    summary: say("preview-summary", { title: title || words, ...counts, freeze: details?.kept.total ?? counts.freeze }),
    outlined: say("outline-count", { ...numbers, added: numbers.new }),
    office,
    deadline,
  });
  for (const [kind, icon, tone] of ROWS) {
    const total = details?.[kind]?.total ?? counts[COUNTED[kind]] ?? 0;
    if (total || ["shifted", "kept"].includes(kind)) part(node, "ledger").append(rowNode(kind, icon, tone, total, details?.[kind]?.places ?? []));
  }
  const lines = outline.map((line) => lineNode(line));
  part(node, "outline").append(...lines);
  return node;
}

function rowNode(kind, icon, tone, total, places) {
  const node = stamp("ledger-row", { total: String(total), kind, icon: `/static/icons.svg#${icon}`, name: say(`ledger-${kind}`), hint: say(`ledger-${kind}-hint`), see: places.length > 0, label: say("see-places", { count: total, name: say(`ledger-${kind}`) }), seeWord: say("see-count", { count: total }) });
  node.querySelector(".big").classList.add(`c-${tone}`);
  const example = part(node, "example");
  example.append(...places.slice(0, EXAMPLES).flatMap((place, index) => [...(index ? [" · "] : []), touched(kind, place)]));
  example.hidden = !places.length;
  return node;
}

/** «2025 → 2026» for a shift; what is asked with last period's value; anything else as it stands. */
function touched(kind, { before, after, lead }) {
  const fragment = document.createDocumentFragment();
  if (kind === "shifted") {
    fragment.append(tail(lead), stamp("was", { before }), " ", stamp("becomes", { after }));
  } else if (["asked", "figures"].includes(kind)) fragment.append(`${after} `, ...(before ? [stamp("had", { before: say("had-before", { before }) })] : []));
  else fragment.append(kind === "ended" ? after : before || after);
  return fragment;
}

const WORDS = 4;
const tail = (lead) => (lead ? `${lead.trim().split(/\s+/).slice(-WORDS).join(" ")} ` : "");

export function placesNode(kind, { places, total }) {
  const node = stamp("places", { more: total > places.length && say("places-more", { count: total - places.length }) });
  part(node, "list").append(...places.map((place) => {
    const line = stamp("touched", { section: place.section || say("place-edge"), href: place.document ? passagePage(place) : null, linked: Boolean(place.document), unlinked: !place.document });
    part(line, "text").append(touched(kind, place));
    return line;
  }));
  return node;
}

function lineNode({ number, heading, level, status }) {
  return stamp("outline-line", {
    heading: heading.startsWith(number) ? heading : `${number} ${heading}`,
    level,
    status,
    fresh: status === "new",
    renamed: status === "renamed",
    dropped: status === "dropped",
    word: say(`outline-${status}`),
  });
}
