// Sending files and following what the server does with them. A lost connection ends nothing: the run goes on and is found again.
import { follow, get, Offline, remove, sendFiles } from "../core/http.js";

const FILES_AT_ONCE = 40;
const BYTES_AT_ONCE = 64 * 1024 * 1024;
const AGAIN_AFTER = 1500;

/** Files in groups small enough to be read while the next group is on its way. */
export function groups(files) {
  const found = [];
  let size = 0;
  for (const each of files) {
    const last = found.at(-1);
    if (!last || last.length === FILES_AT_ONCE || size + each.file.size > BYTES_AT_ONCE) {
      found.push([each]);
      size = each.file.size;
    } else {
      last.push(each);
      size += each.file.size;
    }
  }
  return found;
}

/** An id that a run may be given before it is sent: where the answer is not awaited, it can still be cancelled. */
export function newRun() {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}-${random.toString(16).padStart(8, "0")}`;
}

export const send = (run, files, options) => sendFiles(`/documents/batch?run=${run}`, files, options);

export const openRuns = async () => (await get("/documents/runs")).filter((run) => !run.over);

export const cancel = (run) => remove(`/documents/runs/${encodeURIComponent(run)}`);

const pause = (delay) => new Promise((resolve) => { setTimeout(resolve, delay); });

/** Reports lines of a run as they change, until it is over: onChange({lines, over, …}). onAway(bool): whether the server is out of reach. */
export async function watch(run, onChange, onAway = () => {}) {
  for (;;) {
    try {
      let last = null;
      await follow(`/documents/runs/${encodeURIComponent(run)}/events`, (_, data) => { last = data; onAway(false); onChange(data); });
      return last;
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      onAway(true);
      await pause(AGAIN_AFTER);
    }
  }
}
