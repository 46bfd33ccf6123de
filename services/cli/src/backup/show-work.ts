import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import type { ShowWork } from "./take-backup.ts";

/** Shows each piece of the work on standard error. */
export function showWorkIn(shell: Shell): ShowWork {
  return ({ zh, en, total }, work) =>
    showProgress(shell, { label: shell.pick({ zh, en }), total }, work);
}
