import { readFileSync } from "node:fs";

const pollMs = 500;

/** The parent of a process, where the system says it (Linux); else undefined. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

/**
 * Ends this process as SIGTERM would when the npm that ran it is gone. npm stands two processes
 * above (npm, sh, node) and passes SIGTERM to the shell alone, and a kill to nobody: without this
 * `kill` on `npm start` would leave the product running and its port taken.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, pollMs);
  timer.unref();
}
