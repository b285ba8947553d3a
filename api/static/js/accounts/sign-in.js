// The sign-in page.
import { one } from "../core/dom.js";
import { post } from "../core/http.js";
import { start } from "../core/shell.js";
import { onSubmit } from "./said.js";

start();

const form = one("#sign-in");
if (form) {
  const [login, password] = [one("#login"), one("#password")];
  onSubmit(form, one("#error"), async () => {
    try {
      await post("/session", { login: login.value, password: password.value.normalize("NFC") });
    } catch (error) {
      password.select();
      throw error;
    }
    location.replace(document.body.dataset.onward);
  });
  (one(".office-door a.btn") ?? login).focus();
}
