// What must outlive a reload or a lost server: kept in this browser until the server has acknowledged it; for each person apart, who may share the browser.

const person = document.documentElement.dataset.person;
const named = (key) => (person ? `trobut:${person}:${key}` : `trobut:${key}`);

function open(storage) {
  return {
    get(key, otherwise = null) {
      try { return JSON.parse(storage().getItem(named(key))) ?? otherwise; } catch { return otherwise; }
    },
    set(key, value) {
      try { storage().setItem(named(key), JSON.stringify(value)); return true; } catch { return false; }
    },
    drop(key) {
      try { storage().removeItem(named(key)); } catch { /* storage is off: nothing was kept */ }
    },
  };
}

export const lasting = open(() => localStorage);
export const passing = open(() => sessionStorage);
