// The list of sections with their state as icon and word, the totals under it, the meter above.
import { one } from "../core/dom.js";
import { say, stamp } from "../core/templates.js";
import { iconOf } from "./cells.js";
import { KIND_ICONS } from "./rows.js";
import { KINDS, nameOf } from "./state.js";

const LOOKS = {
  signed: ["stamp", "okc"],
  changed: ["warn", "slt"],
  returned: ["undo", "err"],
  mended: ["redo", "slt"],
  part: ["half", "inh"],
  open: ["empty", "none"],
};

function countOf({ word, total, seen_claims: seen, faulty }) {
  if (word !== "signed" && faulty) return say("count-faulty", { count: faulty });
  return word === "signed" || !seen ? say("count-claims", { count: total }) : say("count-seen", { seen, total });
}

function rowOf(section, review) {
  if (!section.claims.length) return stamp("part", { heading: nameOf(section) });
  const stands = review.standing(section.id);
  const word = stands.word === "open" && stands.seen_claims ? "part" : stands.word;
  const [icon, tone] = LOOKS[word];
  return stamp("place", { id: section.id, heading: nameOf(section), icon: iconOf(icon), tone: `c-${tone}`, word: `${say(`section-${word}`)}: `, count: countOf(stands) });
}

/** What has changed since the last round, before all sections. */
function changedPlace(review) {
  const { changed } = review;
  const { total, seen_claims: seen } = review.standing(changed.id);
  return stamp("place", { id: changed.id, heading: nameOf(changed), icon: iconOf("history"), tone: seen === total ? "c-okc" : "c-slt", word: "", count: say("count-seen", { seen, total }) });
}

export function drawPlaces(review, current) {
  const { data } = review;
  const framed = (section) => section.claims.length || !["head", "tail"].includes(section.id);
  const changed = review.changed ? [changedPlace(review)] : [];
  one("#places").replaceChildren(...changed, ...data.sections.filter(framed).map((section) => rowOf(section, review)));
  one("#share").textContent = say("share", { done: data.signed, total: data.to_sign });
  const back = Object.values(data.standing).filter((each) => ["returned", "changed"].includes(each.word) || each.faulty).length;
  for (const [tone, value] of [["okc", data.signed], ["err", back], ["none", data.to_sign - data.signed - back]]) one(`.meter .${tone}`).style.flex = String(Math.max(value, 0));
  one("#totals").replaceChildren(
    stamp("total-all", { text: say("all-claims", { count: review.claims.size }) }),
    ...KINDS.map((kind) => stamp("total", { icon: iconOf(KIND_ICONS[kind]), label: say(`kind-${kind}`), count: [...review.claims.values()].filter((claim) => claim.kind === kind).length })),
  );
  markPlace(current);
}

export function markPlace(current) {
  for (const place of document.querySelectorAll("#places [data-section]")) {
    if (place.dataset.section === current) place.setAttribute("aria-current", "true");
    else place.removeAttribute("aria-current");
  }
  one("#places [aria-current]")?.scrollIntoView({ block: "nearest" });
}
