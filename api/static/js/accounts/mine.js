// My account: another password, tokens for programs.
import { actions, one } from "../core/dom.js";
import { day } from "../core/dates.js";
import { call, get, post, remove } from "../core/http.js";
import { start, toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { copy, onSubmit, samePassword, tell } from "./said.js";

start();

const names = new Map();

function row(token) {
  names.set(token.id, token.name);
  return stamp("token", {
    id: token.id,
    name: token.name,
    role: say(`role-${token.role}`),
    made: day(token.created_at.slice(0, 10)),
    until: token.expires_at ? day(token.expires_at.slice(0, 10)) : say("never-ends"),
    used: token.used_at ? day(token.used_at.slice(0, 10)) : say("never-used"),
    label: say("revoke", { name: token.name }),
  });
}

async function list() {
  const place = one("#tokens");
  try {
    const tokens = await get("/me/tokens");
    const table = tokens.length ? stamp("tokens") : stamp("no-tokens");
    if (tokens.length) part(table, "rows").replaceChildren(...tokens.map(row));
    place.replaceChildren(table);
  } catch (error) {
    place.replaceChildren(stamp("list-failed", { reason: error.message }));
  }
}

async function revoke(button) {
  button.disabled = true;
  try {
    await remove(`/me/tokens/${encodeURIComponent(button.dataset.token)}`);
    toast(say("revoked", { name: names.get(button.dataset.token) }));
    await list();
  } catch (error) {
    button.disabled = false;
    tell(one("#token-said"), "error", error.message);
  }
}

if (one("#change-password")) {
  onSubmit(one("#change-password"), one("#password-said"), async () => {
    const password = samePassword(one("#password"), one("#again"));
    await call("PUT", "/me/password", { body: { current: one("#current").value.normalize("NFC"), password } });
    location.assign("/dang-nhap?tiep=/tai-khoan");
  });
}
if (one("#new-token")) {
  onSubmit(one("#new-token"), one("#token-said"), async () => {
    const days = one("#token-days").value;
    const made = await post("/me/tokens", { name: one("#token-name").value.normalize("NFC"), role: one("#token-role").value, days: days ? Number(days) : null });
    one("#token-made").replaceChildren(stamp("secret", made));
    one("#token-name").value = "";
    await list();
  });
  actions(one("#main"), { copy, revoke, reload: list });
  list();
}
