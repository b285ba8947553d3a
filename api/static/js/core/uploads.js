// Files on their way into the library: one line each, with progress, the server's sentence, and what may be done next.
import { icon } from "./dom.js";
import { upload } from "./http.js";
import { part, say, stamp } from "./templates.js";

/** Takes dropped files: onFiles([File]); the area is outlined while files hang over it. */
export function dropArea(area, onFiles) {
  let over = 0;
  const mark = () => area.classList.toggle("dropping", over > 0);
  area.addEventListener("dragenter", () => { over += 1; mark(); });
  area.addEventListener("dragleave", () => { over -= 1; mark(); });
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    over = 0;
    mark();
    if (event.dataTransfer.files.length) onFiles([...event.dataTransfer.files]);
  });
}

/** Sends one file; resolves to the library's document, or null when it was refused (the line says why and offers another try). */
export async function send(file, place, after = () => []) {
  const line = stamp("upload", { name: file.name });
  place.append(line);
  line.scrollIntoView({ block: "nearest" });
  return attempt(file, line, after);
}

function finish(line, iconName, text) {
  part(line, "icon").replaceWith(icon(iconName));
  part(line, "bar").remove();
  part(line, "said").textContent = text;
}

async function attempt(file, line, after) {
  const said = part(line, "said");
  const bar = part(line, "bar");
  try {
    const document = await upload(file, (share) => {
      bar.value = share;
      said.textContent = share < 1 ? say("upload-part", { share: Math.round(share * 100) }) : say("reading");
    });
    finish(line, "done", [say("read", { title: document.title }), ...(document.notes ?? [])].join(" "));
    part(line, "after").append(...after(document));
    return document;
  } catch (error) {
    finish(line, "error", error.message);
    line.classList.add("bad");
    const again = stamp("upload-retry");
    again.addEventListener("click", () => send(file, line.parentElement, after).then(() => line.remove()));
    part(line, "after").append(again);
    return null;
  }
}
