// What must outlive a reload or a lost server: kept in this browser until the server has acknowledged it.

function open(storage) {
  return {
    get(key, otherwise = null) {
      try { return JSON.parse(storage().getItem(`trobut:${key}`)) ?? otherwise; } catch { return otherwise; }
    },
    set(key, value) {
      try { storage().setItem(`trobut:${key}`, JSON.stringify(value)); return true; } catch { return false; }
    },
    drop(key) {
      try { storage().removeItem(`trobut:${key}`); } catch { /* storage is off: nothing was kept */ }
    },
  };
}

export const lasting = open(() => localStorage);
export const passing = open(() => sessionStorage);
