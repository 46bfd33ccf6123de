import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ServerAccount } from "./choose-run-as.ts";
import { ClusterError, errorCode } from "./cluster-error.ts";
import { OWNER_ROLE } from "./database-url.ts";
import type { Durability } from "./server-settings.ts";
import { isAlive } from "./running-server.ts";
import { runProgram } from "./run-program.ts";

/**
 * Who may enter, all through the socket, whose folder is open to the server's own user (and root)
 * alone: the owner without a password, every other role with its own. There is no network line.
 */
const HOST_BASED_AUTHENTICATION = `# type database user method
local all ${OWNER_ROLE} trust
local all all scram-sha-256
`;

export type Initialisation = {
  dataDirectory: string;
  initdb: string;
  account: ServerAccount;
  durability: Durability;
};

/**
 * Makes an empty cluster: UTF-8, locale C.UTF-8 of PostgreSQL's own provider (no locale of the
 * system needed), page checksums. It grows in a temporary folder beside the data directory and is
 * renamed when complete: a killed start leaves no half of one, and of several only one can win.
 * @throws ClusterError `cluster.initialise-failed`, `cluster.directory-unwritable`
 */
export async function initialise(plan: Initialisation): Promise<void> {
  const { dataDirectory, account } = plan;
  const directory = `${temporaryPrefix(dataDirectory)}${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    await mkdir(directory, { mode: 0o700 });
    await chown(directory, account.owner.uid, account.owner.gid);
    await runInitdb(plan, directory);
    await writeFile(join(directory, "pg_hba.conf"), HOST_BASED_AUTHENTICATION);
    await rename(directory, dataDirectory).catch(ignoreLostRace);
    if (plan.durability === "safe") await syncDirectory(dirname(dataDirectory));
  } catch (error) {
    throw error instanceof ClusterError ? error : unwritable(dataDirectory, error);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * Removes what starters left that were killed while they initialised. Their `initdb` may still
 * be writing for a moment; what can't be removed now goes with the next start.
 */
export async function removeAbandoned(dataDirectory: string): Promise<void> {
  const parent = dirname(dataDirectory);
  const prefix = basename(temporaryPrefix(dataDirectory));
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10)))
      continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function temporaryPrefix(dataDirectory: string): string {
  return `${dataDirectory}.init-`;
}

export function unwritable(directory: string, cause: unknown): ClusterError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ClusterError("cluster.directory-unwritable", {
    zh: `无法写入数据文件夹 ${directory}：${reason}。请检查权限和磁盘空间，或用 BURSAR_DATA_DIR 换一个文件夹。`,
    en: `The data folder ${directory} can't be written: ${reason}. Check its permissions and the disk's free space, or choose another with BURSAR_DATA_DIR.`,
    cause,
  });
}

async function runInitdb(plan: Initialisation, directory: string): Promise<void> {
  const command = [
    plan.initdb,
    `--pgdata=${directory}`,
    `--username=${OWNER_ROLE}`,
    "--auth=scram-sha-256",
    "--auth-local=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
    plan.durability === "fast" ? "--no-sync" : "--sync-method=fsync",
  ];
  const { exitCode, output } = await runProgram(plan.account.runAs, command);
  if (exitCode === 0) return;
  const tail = output.split("\n").slice(-8).join("\n");
  throw new ClusterError("cluster.initialise-failed", {
    zh: `无法建立数据库。PostgreSQL 的说明：\n${tail}`,
    en: `The database could not be created. PostgreSQL says:\n${tail}`,
  });
}

function ignoreLostRace(error: unknown): void {
  const code = errorCode(error);
  if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
