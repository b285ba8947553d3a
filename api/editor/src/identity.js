// Enter copies a paragraph with its attributes; this gives the id back to the first copy only.
import { Plugin } from "prosemirror-state";

export const identity = new Plugin({
  appendTransaction(transactions, _before, state) {
    if (!transactions.some((transaction) => transaction.docChanged)) return null;
    const seen = new Set();
    const change = state.tr;
    state.doc.forEach((node, position) => {
      const { id } = node.attrs;
      if (!id) return;
      if (seen.has(id)) change.setNodeMarkup(position, null, { ...node.attrs, id: null });
      seen.add(id);
    });
    return change.docChanged ? change : null;
  },
});
