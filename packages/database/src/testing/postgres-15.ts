import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";

/** Where Debian's package puts the programs. */
const BINARIES = "/usr/lib/postgresql/15/bin";
const START_MS = 30_000;
const run = promisify(execFile);

/** The oldest server that the product supports, empty, reached through a unix socket. */
export interface Postgres15 {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one in a temporary folder, or says why there is none on this machine. */
export async function openPostgres15(): Promise<Postgres15 | { unavailable: string }> {
  const here = await stat(join(BINARIES, "initdb")).catch(() => undefined);
  if (here === undefined) return { unavailable: `no PostgreSQL 15 in ${BINARIES}` };
  const folder = await mkdtemp(join(tmpdir(), "bursar-pg15-"));
  let server: ChildProcess | undefined;
  const close = async (): Promise<void> => {
    if (server !== undefined) await stop(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const account = await accountFor(folder);
    const data = join(folder, "data");
    const options = { cwd: folder, ...account };
    await run(join(BINARIES, "initdb"), [...INITDB, "--pgdata", data], options);
    server = spawn(join(BINARIES, "postgres"), ["-D", data, ...settings(folder)], {
      ...options,
      stdio: "ignore",
    });
    const url = await socketUrl(folder);
    await waitUntilReady(url, server);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const INITDB = ["--username=bursar", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"];

function settings(socketDirectory: string): string[] {
  const values = {
    listen_addresses: "",
    unix_socket_directories: socketDirectory,
    fsync: "off",
    shared_buffers: "16MB",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** PostgreSQL refuses to run as root; its package brings the account `postgres`. */
async function accountFor(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (which) => Number((await run("id", [which, "postgres"])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error("id gave no number");
  await chown(folder, uid, gid);
  return { uid, gid };
}

/** postgres.js decodes a socket's folder only when there is a comma in it: hence the link. */
async function socketUrl(folder: string): Promise<string> {
  await symlink(".", join(folder, ","));
  return `postgres://bursar@${encodeURIComponent(join(folder, ","))}/postgres`;
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (server.exitCode !== null || performance.now() > deadline) throw error;
      await sleep(50);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, "exit");
  server.kill("SIGINT");
  await exited;
}
