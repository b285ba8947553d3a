// A file of the API → a download; a refusal is thrown instead of a broken file.
import { call } from "./http.js";

const IN_WORDS = /filename\*=UTF-8''([^;]+)/i;
const PLAIN = /filename="?([^";]+)"?/i;

function nameFrom(response, otherwise) {
  const told = response.headers.get("content-disposition") ?? "";
  const words = IN_WORDS.exec(told);
  return words ? decodeURIComponent(words[1]) : PLAIN.exec(told)?.[1] ?? otherwise;
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
