import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const pollMs = 300;

function readOrUndefined(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Pid and start time: a pid alone may by now name a process that has nothing to do with us. */
function ownerOf(pid) {
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  const startedAt = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  return `${pid} ${startedAt}`;
}

function isAlive(owner) {
  const pid = Number(owner.split(" ")[0]);
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false; // EPERM: it lives and belongs to someone else
  }
  return ownerOf(pid) === owner;
}

/** Takes a dead owner's lock away, and puts back what a faster process has put there meanwhile. */
function removeStale(path, owner) {
  const taken = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, taken);
    if (readOrUndefined(taken) !== owner) linkSync(taken, path);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
  rmSync(taken, { force: true });
}

/**
 * Holds a file as a lock between processes of this machine. A lock whose owner has died is taken
 * over, whatever runs under its pid today.
 *
 * @param {string} path
 * @param {(pid: string) => void} onWait called once when another process holds it
 * @returns {Promise<() => void>} gives the lock back
 */
export async function lockFile(path, onWait) {
  const mine = `${path}.${process.pid}`;
  const owner = ownerOf(process.pid);
  writeFileSync(mine, owner);
  let hasWaited = false;
  try {
    for (;;) {
      try {
        linkSync(mine, path); // appears with its content or not at all
        return () => {
          if (readOrUndefined(path) === owner) rmSync(path, { force: true });
        };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = readOrUndefined(path);
      if (holder === undefined) continue;
      if (!isAlive(holder)) {
        removeStale(path, holder);
        continue;
      }
      if (!hasWaited) onWait(holder.split(" ")[0] ?? "");
      hasWaited = true;
      await sleep(pollMs);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
