// What a one-time link leads to: an admin's account, or a password for an account that is there.
import { one } from "../core/dom.js";
import { post } from "../core/http.js";
import { start } from "../core/shell.js";
import { onSubmit, samePassword } from "./said.js";

start();

const form = one("#one-time");
if (form) {
  const secret = decodeURIComponent(location.pathname.split("/").pop());
  onSubmit(form, one("#error"), async () => {
    const password = samePassword(one("#password"), one("#again"));
    if (form.dataset.account) await post("/links/password", { secret, password });
    else await post("/links/account", { secret, password, name: one("#name").value.normalize("NFC"), login: one("#login").value });
    location.replace("/");
  });
  form.querySelector("input:not(.hid)").focus();
}
