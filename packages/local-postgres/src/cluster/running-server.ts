import { readFile, readlink, rm } from "node:fs/promises";
import { basename, join } from "node:path";

/** A living server of a data directory, as its own `postmaster.pid` describes it. */
export type RunningServer = {
  pid: number;
  socketDirectory: string;
  /** Takes connections; otherwise it is starting, recovering or stopping. */
  ready: boolean;
};

/**
 * The living server of `dataDirectory` (a real path), or nothing. A `postmaster.pid` can outlive
 * its server, and its number may by now belong to somebody else's process: only a `postgres` that
 * works in this very directory counts.
 */
export async function findRunningServer(dataDirectory: string): Promise<RunningServer | undefined> {
  const file = await readPidFile(dataDirectory);
  if (file === undefined || !(await isServerOf(file.pid, dataDirectory))) return undefined;
  return file;
}

/** Whether process `pid` is a PostgreSQL at work in `dataDirectory`; a zombie is none. */
export async function isServerOf(pid: number, dataDirectory: string): Promise<boolean> {
  // Not readable means another user's process, and a server of ours never is.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return cwd === dataDirectory && (await isPostgres(pid));
}

/** Whether process `pid` is some PostgreSQL (" (deleted)" follows the name after an upgrade). */
export async function isPostgres(pid: number): Promise<boolean> {
  const program = await readlink(`/proc/${pid}/exe`).catch(() => "");
  return basename(program).startsWith("postgres");
}

/**
 * Removes a `postmaster.pid` that would keep a server from starting: one that names a living
 * process of somebody else, or nothing at all. One that names a dead process stays, since the
 * server itself checks for leftovers of that server and then replaces it. Call it with the start
 * lock held and no server running.
 */
export async function removeForeignPidFile(dataDirectory: string): Promise<boolean> {
  const path = join(dataDirectory, "postmaster.pid");
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return false;
  const pid = Number.parseInt(text, 10);
  if (pid > 0 && !isAlive(pid)) return false;
  await rm(path, { force: true });
  return true;
}

/** Whether some process has this number, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Lines: pid, data directory, start time, port, socket directory, address, memory key, status. */
async function readPidFile(dataDirectory: string): Promise<RunningServer | undefined> {
  const path = join(dataDirectory, "postmaster.pid");
  const text = await readFile(path, "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!(pid > 0)) return undefined;
  return { pid, socketDirectory: lines[4] ?? "", ready: lines[7]?.trim() === "ready" };
}
