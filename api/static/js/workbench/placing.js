// Sections added, moved and dropped by others come into place without touching the one in which somebody types.

/** Orders the children of a sheet between its first and last: nodes as wanted; those that `held` says are never moved or removed. */
export function place(sheet, first, nodes, held) {
  const wanted = new Set(nodes);
  for (const node of [...sheet.querySelectorAll(":scope > [data-section]")]) if (!wanted.has(node) && !held(node)) node.remove();
  let at = first;
  nodes.forEach((node, index) => {
    if (!held(node)) {
      const next = nodes.slice(index).find((each) => held(each) && each.isConnected);
      const follows = at.nextElementSibling === node;
      if (!follows && next && next.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING) next.before(node);
      else if (!follows) at.after(node);
    }
    at = node;
  });
}
