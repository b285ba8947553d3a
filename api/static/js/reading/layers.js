// Stretches of a text cut wherever something begins or ends: citations, doubtful words, page starts, the asked passage.

/** The layers of [begin, end) that touch it, from a list sorted by start. */
export function touching(layers, begin, end) {
  let low = 0;
  let high = layers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (layers[middle].reach <= begin) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < layers.length && layers[at].start < end; at += 1) if (layers[at].end > begin) found.push(layers[at]);
  return found;
}

/** Sorted, each with the farthest end so far, so that `touching` may skip what is before. */
export function sorted(layers) {
  let reach = 0;
  return [...layers].sort((one, other) => one.start - other.start).map((layer) => {
    reach = Math.max(reach, layer.end);
    return { ...layer, reach };
  });
}

/** [from, to, layers over it] for each stretch of [begin, end). */
export function stretches(begin, end, layers) {
  const bounds = new Set([begin, end]);
  for (const { start, end: to } of layers) for (const bound of [start, to]) if (bound > begin && bound < end) bounds.add(bound);
  const order = [...bounds].sort((one, other) => one - other);
  return order.slice(0, -1).map((from, index) => [from, order[index + 1], layers.filter((layer) => layer.start <= from && layer.end >= order[index + 1])]);
}
