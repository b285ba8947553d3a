// What must outlive a reload or a lost server: kept in this browser until the server has acknowledged it; for each person apart, who may share the browser.

const person = document.documentElement.dataset.person;
const HEAD = person ? `trobut:${person}:` : "trobut:";

function open(storage) {
  return {
    get(key, otherwise = null) {
      try { return JSON.parse(storage().getItem(HEAD + key)) ?? otherwise; } catch { return otherwise; }
    },
    /** Whether it is kept: storage may be full or switched off. */
    set(key, value) {
      try { storage().setItem(HEAD + key, JSON.stringify(value)); return true; } catch { return false; }
    },
    drop(key) {
      try { storage().removeItem(HEAD + key); } catch { /* storage is off: nothing was kept */ }
    },
    /** Keys that begin with a prefix. */
    keys(prefix) {
      try { return Object.keys(storage()).filter((key) => key.startsWith(HEAD + prefix)).map((key) => key.slice(HEAD.length)); } catch { return []; }
    },
  };
}

export const lasting = open(() => localStorage);
export const passing = open(() => sessionStorage);
