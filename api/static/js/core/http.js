// Calls to the JSON API. A refused call throws Problem with the server's own sentence; an unreachable server throws Offline.
import { sessionOver } from "./session.js";
import { say } from "./templates.js";

const ROOT = "/api/v1";

export class Problem extends Error {
  constructor(status, detail, body) {
    super(detail);
    this.status = status;
    this.body = body;
  }
}

export class Offline extends Error {}

/** The session is over: like a lost server, until somebody signs in again. */
export class SignedOut extends Offline {}

async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  const detail = typeof body.detail === "string" && body.detail ? body.detail : say("failed", { status: response.status });
  return new Problem(response.status, detail, body);
}

export async function call(method, path, { body, accept = "application/json", signal, keepalive = false, headers: more = {} } = {}) {
  const headers = { accept, ...more };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers["content-type"] = "application/json";
  let response;
  try {
    response = await fetch(ROOT + path, { method, headers, signal, keepalive, body: body === undefined || form ? body : JSON.stringify(body) });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Offline(say("offline"));
  }
  if (sessionOver(response.status, path)) throw new SignedOut(say("signed-out"));
  if ([502, 503, 504].includes(response.status)) throw new Offline(say("offline"));
  if (!response.ok) throw await problemOf(response);
  return response;
}

const json = async (method, path, body) => (await call(method, path, { body })).json();

export const get = (path) => json("GET", path);
export const post = (path, body = {}) => json("POST", path, body);
export const patch = (path, body) => json("PATCH", path, body);
export const remove = (path) => call("DELETE", path);

/**
 * POST that answers with server-sent events, the last of them `done`: onEvent(name, data) for each. A stream that ends without it is broken.
 * Not EventSource: that one reconnects and would draft again. Resolves to the body where the server answers with plain JSON.
 */
export async function stream(path, body, onEvent, signal) {
  const response = await call("POST", path, { body, accept: "text/event-stream", signal });
  if (!response.headers.get("content-type")?.includes("event-stream")) return response.json();
  return events(response, onEvent);
}

/** GET of server-sent events, likewise. */
export const follow = async (path, onEvent, signal) => events(await call("GET", path, { accept: "text/event-stream", signal }), onEvent);

async function events(response, onEvent) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  let finished = false;
  for (;;) {
    const { value, done } = await reader.read().catch((error) => { throw error.name === "AbortError" ? error : new Offline(say("offline")); });
    if (done && finished) return null;
    if (done) throw new Offline(say("offline"));
    waiting = (waiting + value).replaceAll("\r\n", "\n");
    const blocks = waiting.split("\n\n");
    waiting = blocks.pop();
    for (const block of blocks) finished = deliver(block, onEvent) === "done";
  }
}

function deliver(block, onEvent) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  if (data.length) onEvent(name, JSON.parse(data.join("\n")));
  return name;
}

/**
 * Files in one form, with progress 0…1 (fetch cannot tell how much of a body has left). files: [{name, file}]
 * What has left whole is not aborted: the server has it, and its answer says what to cancel there.
 */
export function sendFiles(path, files, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const { name, file } of files) form.append("files", file, name.normalize("NFC"));
    const request = new XMLHttpRequest();
    request.open("POST", ROOT + path);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener("error", () => reject(new Offline(say("offline"))));
    request.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    request.addEventListener("load", () => {
      if (sessionOver(request.status, path)) reject(new SignedOut(say("signed-out")));
      else if (request.status < 300) resolve(request.response);
      else reject(new Problem(request.status, request.response?.detail || say("failed", { status: request.status }), request.response));
    });
    let left = false;
    request.upload.addEventListener("load", () => { left = true; });
    signal.addEventListener("abort", () => left || request.abort());
    request.send(form);
  });
}
