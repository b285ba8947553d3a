// What has changed since the last round of the review, as one more place to open: the words of both rounds, what had been remarked, the claims to conclude.
import { moment } from "../core/dates.js";
import { part, say, stamp } from "../core/templates.js";
import { iconOf } from "./cells.js";
import { nameOf } from "./state.js";

export const CHANGED = "changed";

/** {id, claims, places: [{…, claims}]}, or null in the first round and where nothing differs. */
export function changedSection(review) {
  const { since } = review.data;
  if (!since?.places.length) return null;
  const claims = [...review.claims.values()];
  const places = since.places.map((place) => ({ ...place, claims: place.sentence ? claims.filter(({ sentence }) => sentence === place.sentence) : [] }));
  return { id: CHANGED, number: "", heading: "", claims: places.flatMap((place) => place.claims), places };
}

/** The rows of the place, each sentence under what was said of it; row(claim) makes one. */
export function changedNodes(review, row) {
  const { word, by, at } = review.data.since;
  const head = stamp("changed-head", { text: say(`since-${word}`, { by, at: moment(at) }), reason: review.data.since.reason });
  return [head, ...review.changed.places.flatMap((place) => [placeNode(place, review), ...place.claims.map(row)])];
}

function placeNode({ section, status, pieces, remarks }, review) {
  const found = review.data.sections.find(({ id }) => id === section);
  const node = stamp("changed-place", { icon: iconOf(status === "same" ? "warn" : "history"), heading: found ? nameOf(found) : say("changed-elsewhere"), word: say(`changed-${status}`), same: status === "same" });
  part(node, "remarks").append(...remarks.map(({ verdict, by, at, reason }) => stamp("changed-remark", { text: say("changed-remark", { verdict: say(`verdict-${verdict}`), by, at: moment(at) }), reason })));
  part(node, "words").append(...pieces.map(pieceNode));
  return node;
}

function pieceNode({ status, text }) {
  return status === "same" ? document.createTextNode(text) : stamp(status === "added" ? "piece-added" : "piece-removed", { text });
}
