// This page among others: every write carries a key «page.number», so that one sent twice is made once.
const letters = new Uint32Array(2);
crypto.getRandomValues(letters);

/** Anew at every load, also of a copied tab: what another page does is never taken for our own. */
export const CLIENT = Array.from(letters, (number) => number.toString(36)).join("");

let count = 0;
export const newKey = () => `${CLIENT}.${(count += 1)}`;

/** As the others see who is at this page. */
export const ownName = () => document.body.dataset.name ?? "";
