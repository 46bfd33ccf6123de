import { createHash } from "node:crypto";
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  rmdir,
  symlink,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Owner } from "./choose-run-as.ts";
import { ClusterError, errorCode } from "./cluster-error.ts";
import { isPostgres } from "./running-server.ts";

/** Linux takes 107 bytes for the path of a socket. */
const SOCKET_PATH_BYTES_MAX = 107;
const SOCKET_NAME = ".s.PGSQL.5432";

/** A link to the socket directory inside itself; see `databaseUrl` for what it is good for. */
export const COMMA_LINK = ",";

/**
 * Makes the folder of the server's socket, open to `owner` alone (0700), in the temporary folder:
 * the data folder's own path may be too long. Its name follows from the data directory, so that
 * connection pools find the server again after it was restarted. If somebody else sits on that
 * name, the folder gets another one; who joins reads it in `postmaster.pid`.
 * @throws ClusterError `cluster.socket-path-long`
 */
export async function prepareSocketDirectory(dataDirectory: string, owner: Owner): Promise<string> {
  const wanted = usualSocketDirectory(dataDirectory);
  refuseLongPath(join(`${wanted}-XXXXXX`, COMMA_LINK, SOCKET_NAME));
  const directory = (await isFree(wanted, owner)) ? wanted : await mkdtemp(`${wanted}-`);
  // Left by a killed server: its lock file would block the next one once its pid is in use again.
  await rm(join(directory, SOCKET_NAME), { force: true });
  await rm(join(directory, `${SOCKET_NAME}.lock`), { force: true });
  await symlink(".", join(directory, COMMA_LINK)).catch(ignoreExisting);
  await chmod(directory, 0o700);
  await chown(directory, owner.uid, owner.gid);
  return directory;
}

/** Where the socket is unless somebody else has that name. */
export function usualSocketDirectory(dataDirectory: string): string {
  const hash = createHash("sha256").update(dataDirectory).digest("hex").slice(0, 12);
  return join(tmpdir(), `bursar-pg-${hash}`);
}

/** Takes the folder away after the server has stopped; not if anything else is in it. */
export async function removeSocketDirectory(directory: string): Promise<void> {
  await rm(join(directory, COMMA_LINK), { force: true }).catch(() => undefined);
  await rmdir(directory).catch(() => undefined);
}

async function isFree(directory: string, owner: Owner): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 });
    return true;
  } catch (error) {
    ignoreExisting(error);
  }
  const entry = await lstat(directory); // not stat: a link may lead anywhere
  const ours = entry.uid === owner.uid || entry.uid === process.getuid?.();
  return ours && entry.isDirectory() && !(await isServed(directory));
}

/** A server whose data directory was moved or deleted may live on behind this socket. */
async function isServed(directory: string): Promise<boolean> {
  const lock = await readFile(join(directory, `${SOCKET_NAME}.lock`), "utf8").catch(() => "");
  const pid = Number.parseInt(lock, 10);
  return pid > 0 && (await isPostgres(pid));
}

function ignoreExisting(error: unknown): void {
  if (errorCode(error) !== "EEXIST") throw error;
}

function refuseLongPath(path: string): void {
  if (Buffer.byteLength(path) <= SOCKET_PATH_BYTES_MAX) return;
  throw new ClusterError("cluster.socket-path-long", {
    zh: `临时文件夹的路径太长，放不下数据库的套接字（${path}）。请把 TMPDIR 设为较短的路径。`,
    en: `The temporary folder's path is too long for the database's socket (${path}). Set TMPDIR to a shorter one.`,
  });
}
