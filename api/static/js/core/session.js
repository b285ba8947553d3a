// Signing out, and what a page does when its session is over: a refused call waits like one to a lost server, so nothing typed is lost.
import { banner } from "./banners.js";

const DOORS = ["/session", "/links/account", "/links/password"];

/** Whether an answer says that nobody is signed in any more; the page then says so until a call passes again. */
export function sessionOver(status, path) {
  const over = status === 401 && !DOORS.includes(path);
  banner("signed-out", over ? { href: `/dang-nhap?tiep=${encodeURIComponent(location.pathname + location.search)}` } : null);
  return over;
}

export async function signOut(button) {
  button.disabled = true;
  try {
    await fetch("/api/v1/session", { method: "DELETE" });
    sessionStorage.clear();
    location.assign("/dang-nhap");
  } catch {
    button.disabled = false;
  }
}
