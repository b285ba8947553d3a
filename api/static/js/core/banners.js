// Lines under the top bar that stay while something holds: no connection, session over.
import { one } from "./dom.js";
import { fill, stamp } from "./templates.js";

/** Shows the banner of a kind with its data, or takes it away where there is none. */
export function banner(kind, data = null) {
  const place = one(".banners");
  const shown = place && one(`[data-banner="${kind}"]`, place);
  if (!place || !data) return shown?.remove();
  if (shown) return fill(shown, data);
  const node = stamp(`banner-${kind}`, data);
  node.dataset.banner = kind;
  place.append(node);
  return node;
}
