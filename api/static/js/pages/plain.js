// A page with nothing of its own to run: only the shell.
import { start } from "../core/shell.js";

start();
