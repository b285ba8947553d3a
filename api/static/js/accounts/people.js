// Accounts as an admin sees them: made, given a role, locked, removed, given a link for a password.
import { one } from "../core/dom.js";
import { moment } from "../core/dates.js";
import { get, patch, post, remove } from "../core/http.js";
import { toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { onSubmit, tell } from "./said.js";

const known = new Map();
let leaving = null;

function row(account) {
  known.set(account.id, account);
  const { id, name, login, locked, role } = account;
  const labels = Object.fromEntries(["role", "link", "lock", "unlock", "remove"].map((what) => [`${what}_label`, say(`${what}-of`, { name })]));
  const waiting = !locked && !account.has_password;
  const seen = account.signed_in_at ? moment(account.signed_in_at) : say("never-seen");
  const node = stamp("account", { id, name, login, locked, waiting, good: !locked && !waiting, seen, ...labels });
  one("select", node).value = role;
  return node;
}

async function list() {
  const place = one("#accounts");
  try {
    const accounts = await get("/accounts");
    const table = stamp("accounts");
    part(table, "rows").replaceChildren(...accounts.map(row));
    place.replaceChildren(table);
    one("#accounts-count").textContent = say("count", { count: accounts.length });
  } catch (error) {
    place.replaceChildren(stamp("list-failed", { reason: error.message }));
  }
}

const address = (link) => new URL(link, location.origin).href;

function showLink(words, link) {
  one("#link-made").replaceChildren(stamp("link", { words, link: address(link) }));
  one("#link-made").scrollIntoView({ block: "nearest" });
}

/** Does something to the account of a button, then shows the list as it is; a refusal is said above it. */
async function act(button, job) {
  const account = known.get(button.dataset.account);
  tell(one("#account-said"));
  try {
    await job(account);
    toast(say("changed"));
  } catch (error) {
    tell(one("#account-said"), "error", error.message);
  }
  await list();
}

const change = (button, body) => act(button, (account) => patch(`/accounts/${account.id}`, body));

function link(button) {
  return act(button, async (account) => showLink(say("link-reset", account), (await post(`/accounts/${account.id}/link`)).link));
}

function askRemove(button) {
  leaving = known.get(button.dataset.account);
  one("#sure-text").textContent = say("sure", leaving);
  tell(one("#sure-said"));
  one("#sure").showModal();
}

async function removeNow() {
  try {
    await remove(`/accounts/${leaving.id}`);
    one("#sure").close();
    toast(say("removed", leaving));
    await list();
  } catch (error) {
    tell(one("#sure-said"), "error", error.message);
  }
}

/** Starts the list; what its buttons do. */
export function accounts() {
  onSubmit(one("#new-account"), one("#account-said"), async () => {
    const [name, login, role] = ["#new-name", "#new-login", "#new-role"].map((field) => one(field).value.normalize("NFC"));
    const made = await post("/accounts", { name, login, role });
    one("#new-account").reset();
    showLink(say("link-new", made), made.link);
    await list();
  });
  one("#accounts").addEventListener("change", (event) => change(event.target, { role: event.target.value }));
  list();
  return {
    link,
    lock: (button) => change(button, { locked: true }),
    unlock: (button) => change(button, { locked: false }),
    remove: askRemove,
    "remove-now": removeNow,
    reload: list,
  };
}
