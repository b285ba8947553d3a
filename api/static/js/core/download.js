// A file of the API → a download; a refusal is thrown instead of a broken file.
import { call } from "./http.js";

const FILE_NAME = /filename\*=UTF-8''([^;]+)|filename="?([^";]+)"?/i;

function nameFrom(response, otherwise) {
  const match = FILE_NAME.exec(response.headers.get("content-disposition") ?? "");
  return match ? decodeURIComponent(match[1] ?? match[2]) : otherwise;
}

/** Resolves to the name that the file was given. */
export async function download(path, otherwise) {
  const response = await call("GET", path, { accept: "*/*" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = nameFrom(response, otherwise);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  return link.download;
}
