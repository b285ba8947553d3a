// Decorations over the text: open slots «[…tên (kỳ trước: 03)…]» and what the checker found. None is redrawn while a word is being composed.
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

const SLOT = /\[…[^\]]*…\]/g;
const key = new PluginKey("marks");

function slotsIn(doc) {
  const found = [];
  doc.forEach((node, position) => {
    for (const match of node.textContent.matchAll(SLOT)) {
      const start = position + 1 + match.index;
      found.push(Decoration.inline(start, start + match[0].length, { class: "pm-slot" }));
    }
  });
  return found;
}

function findingsIn(doc, checked) {
  const found = [];
  let index = 0;
  doc.forEach((node, position) => {
    const paragraph = checked.texts[index] === node.textContent ? index : -1;
    for (const finding of checked.findings) {
      if (finding.paragraph !== paragraph) continue;
      const attributes = { class: `pm-finding pm-${finding.severity}`, title: finding.message };
      found.push(Decoration.inline(position + 1 + finding.start, position + 1 + finding.end, attributes));
    }
    index += 1;
  });
  return found;
}

function draw(doc, checked) {
  return DecorationSet.create(doc, [...slotsIn(doc), ...findingsIn(doc, checked)]);
}

const NOTHING = { texts: [], findings: [] };

export const marks = new Plugin({
  key,
  state: {
    init: (_config, state) => ({ checked: NOTHING, drawn: draw(state.doc, NOTHING) }),
    apply(transaction, { checked, drawn }) {
      const fresh = transaction.getMeta(key);
      if (fresh) return { checked: fresh, drawn: draw(transaction.doc, fresh) };
      if (!transaction.docChanged) return { checked, drawn };
      if (transaction.getMeta("composition")) return { checked, drawn: drawn.map(transaction.mapping, transaction.doc) };
      return { checked, drawn: draw(transaction.doc, checked) };
    },
  },
  props: { decorations: (state) => key.getState(state).drawn },
});

export function showFindings(view, checked) {
  view.dispatch(view.state.tr.setMeta(key, checked).setMeta("addToHistory", false));
}
