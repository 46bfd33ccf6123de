import { spawn } from "node:child_process";
import { chmod, open, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ServerAccount } from "./choose-run-as.ts";
import { runProgram, spawnPlan } from "./run-program.ts";
import { serverArguments } from "./server-settings.ts";
import type { Durability } from "./server-settings.ts";
import { prepareSocketDirectory } from "./socket-directory.ts";

const LOG_BYTES_MAX = 4 * 1024 * 1024;

export type ServerStart = {
  dataDirectory: string;
  postgres: string;
  account: ServerAccount;
  durability: Durability;
};

/** A server that was just started; `ended` says how when it did not stay. */
export type StartedServer = { ended: () => string | undefined; logOffset: number };

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches us and not
 * it, and does not wait for it. It writes to `server.log` in the data directory.
 */
export async function startServer(plan: ServerStart): Promise<StartedServer> {
  const { dataDirectory, account } = plan;
  await repairRights(dataDirectory, account);
  const socketDirectory = await prepareSocketDirectory(dataDirectory, account.owner);
  const log = await openLog(dataDirectory);
  const logOffset = (await log.stat()).size;
  try {
    const settings = serverArguments(socketDirectory, plan.durability);
    const command = [plan.postgres, "-D", dataDirectory, ...settings];
    const { file, args, options } = spawnPlan(account.runAs, command);
    const child = spawn(file, args, {
      ...options,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    let end: string | undefined;
    child.on("error", (error) => {
      end = error.message;
    });
    child.on("exit", (exitCode, signal) => {
      end = `exit ${exitCode ?? signal ?? "?"}`;
    });
    child.unref();
    return { ended: () => end, logOffset };
  } finally {
    await log.close();
  }
}

/** The last lines that the server wrote (after byte `offset`), for an error that a person reads. */
export async function readLogTail(dataDirectory: string, offset = 0): Promise<string> {
  const bytes = await readFile(logPath(dataDirectory)).catch(() => Buffer.alloc(0));
  return bytes.subarray(offset).toString().trimEnd().split("\n").slice(-12).join("\n");
}

/**
 * The server wants its directory to be its own and closed to others. Data that root's namespace
 * made and a container opens, or that was copied, may be neither.
 */
async function repairRights(dataDirectory: string, account: ServerAccount): Promise<void> {
  const { uid, gid } = account.owner;
  const entry = await stat(dataDirectory);
  if (entry.uid !== uid) {
    await runProgram({ prefix: [] }, ["chown", "-R", `${uid}:${gid}`, dataDirectory]);
  }
  if ((entry.mode & 0o027) !== 0) await chmod(dataDirectory, 0o700);
}

async function openLog(dataDirectory: string) {
  const path = logPath(dataDirectory);
  const size = await stat(path).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size > LOG_BYTES_MAX) await rename(path, `${path}.1`);
  return open(path, "a", 0o600);
}

function logPath(dataDirectory: string): string {
  return join(dataDirectory, "server.log");
}
