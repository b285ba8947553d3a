// What is open before a file leaves, what the decree asks for, what can be chosen for the file.
import { deskOf } from "../core/addresses.js";
import { moment } from "../core/dates.js";
import { one } from "../core/dom.js";
import { part, say, stamp } from "../core/templates.js";

const ICONS = { true: ["check", "met"], false: ["error", "unmet"], null: ["none", "unneeded"] };

function openNodes(found, id) {
  const nodes = [];
  const { word, by, at } = found.review;
  if (word === "approved") nodes.push(stamp("open-agreed", { text: say("agreed", { by, at: moment(at) }) }));
  if (found.open) nodes.push(stamp("open-slots", { text: say("open-slots", { count: found.open }), href: deskOf(id) }));
  if (found.errors) nodes.push(stamp("open-errors", { text: say("open-errors", found), href: deskOf(id) }));
  if (!nodes.length) nodes.push(stamp("open-none"));
  const unsigned = found.sections - found.signed;
  if (unsigned) nodes.push(stamp("open-unsigned", { text: say("open-unsigned", { count: unsigned, sections: found.sections }), href: `${deskOf(id)}/duyet` }));
  return nodes;
}

function checkNode({ name, met }) {
  const [icon, word] = ICONS[String(met)];
  const node = stamp("check", { icon: `/static/icons.svg#${icon}`, word: say(word), text: say(`check-${name}`) });
  node.dataset.met = String(met);
  return node;
}

export function panelNode(found, id) {
  const asked = found.requirements.filter(({ met }) => met !== null);
  const met = asked.filter((each) => each.met).length;
  const node = stamp("panel", {
    form: say("form-result", { met, total: asked.length }),
    whole: met === asked.length,
    lacking: met < asked.length,
    rows: say("source-rows", { count: found.paper.source_rows }),
    cannot_compare: !found.can_compare,
    compare_hint: say(found.can_compare ? "compare-can" : "compare-cannot"),
    watermark: found.paper.watermark,
    watermark_hint: say(found.paper.watermark ? "watermark-forced" : "watermark-free"),
    can_make_pdf: found.can_make_pdf,
    template_count: say("template-count", { count: found.templates.length }),
  });
  part(node, "open").append(...openNodes(found, id));
  part(node, "checks").append(...found.requirements.map(checkNode));
  return node;
}

/** Tracked changes stand in the decree's layout without an annex: choices that do not go with them rest, and say so. */
export function restChoices(form) {
  const { sources, against, template } = form.elements;
  for (const field of [sources, template]) field.disabled = against.checked;
  one("#against-why").hidden = !against.checked;
}

/** The query of the file that the form asks for. */
export function wanted(form) {
  const data = new FormData(form);
  const query = new URLSearchParams();
  if (data.has("sources")) query.set("sources", "true");
  if (data.has("against")) query.set("against", "previous");
  if (data.has("watermark")) query.set("watermark", "true");
  if (data.get("template")) query.set("template", data.get("template"));
  return String(query);
}
