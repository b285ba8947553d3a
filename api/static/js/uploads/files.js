// What was dropped or chosen → files with the folders before their names: [{name, file}]. Folders are walked to their ends.

const IGNORED = /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

const named = (file) => ({ name: file.webkitRelativePath || file.name, file });

const wanted = (entries) => entries.filter(({ name }) => !IGNORED.test(name));

export const chosen = (input) => {
  const found = wanted([...input.files].map(named));
  input.value = "";
  return found;
};

const fileOf = (entry) => new Promise((resolve, reject) => { entry.file(resolve, reject); });

/** readEntries gives at most a hundred at a time: asked until it gives none. */
async function inside(folder) {
  const reader = folder.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (!some.length) return found;
    found.push(...some);
  }
}

async function walk(entry) {
  if (entry.isFile) return [{ name: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry) }];
  const found = [];
  for (const each of await inside(entry)) found.push(...await walk(each));
  return found;
}

/** The entries must be taken before the first wait: the browser empties the transfer after the event. */
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return wanted([...transfer.files].map(named));
  const found = [];
  for (const entry of entries) found.push(...await walk(entry));
  return wanted(found);
}

/** Takes dropped files and folders: onFiles([{name, file}]); the area is outlined while files hang over it. */
export function dropArea(area, onFiles) {
  let over = 0;
  const mark = () => area.classList.toggle("dropping", over > 0);
  area.addEventListener("dragenter", () => { over += 1; mark(); });
  area.addEventListener("dragleave", () => { over -= 1; mark(); });
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", async (event) => {
    event.preventDefault();
    over = 0;
    mark();
    const found = await dropped(event.dataTransfer);
    if (found.length) onFiles(found);
  });
}
