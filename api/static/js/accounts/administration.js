// Administration: accounts and the audit log.
import { actions, one } from "../core/dom.js";
import { start } from "../core/shell.js";
import { auditLog } from "./audit.js";
import { copy } from "./said.js";
import { accounts } from "./people.js";

start();
const log = auditLog();
const people = one("#new-account") ? accounts() : {};
actions(document.body, { copy, ...log, ...people });
