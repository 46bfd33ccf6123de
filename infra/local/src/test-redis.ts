import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findRedis, unpackRedis, type RedisProgram } from "./unpack-redis.ts";

export type TestRedis = {
  /** `redis://:password@127.0.0.1:port`, as ioredis and BullMQ take it. */
  readonly url: string;
  /** Where the server came from, in words. */
  readonly source: string;
  close(): Promise<void>;
};

export type TestRedisOptions = {
  /** Where Debian's packages are unpacked; kept, so that the next run has them. */
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly report?: (line: string) => void;
};

const STARTS_MAX = 3;
const START_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 5_000;

/**
 * A Redis for tests: the one that `REDIS_URL` names, else one started from the search path, else
 * one unpacked from Debian's packages. What is started keeps nothing on disk, listens on loopback
 * behind a password, and ends with this process, however that ends.
 */
export async function openTestRedis(
  options: TestRedisOptions,
): Promise<TestRedis | { readonly unavailable: string }> {
  const environment = options.environment ?? process.env;
  const report = options.report ?? ((line) => process.stderr.write(`${line}\n`));
  const given = environment["REDIS_URL"];
  if (given !== undefined && given !== "") {
    return { url: given, source: "REDIS_URL", close: async () => undefined };
  }
  try {
    const program =
      (await findRedis(environment["PATH"] ?? "")) ??
      (await unpackRedis(options.directory, report));
    const redis = await startRedis(program);
    report(`Redis: started from ${redis.source}`);
    return redis;
  } catch (error) {
    const reason = firstLines(error instanceof Error ? error.message : String(error));
    report(`Redis: not to be had here: ${reason}`);
    return { unavailable: reason };
  }
}

async function startRedis(program: RedisProgram): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), "bursar-redis-"));
  try {
    return await startFrom(program, folder);
  } finally {
    // Read once at the start, and gone again even where this process is killed later.
    await rm(folder, { recursive: true, force: true });
  }
}

async function startFrom(program: RedisProgram, folder: string): Promise<TestRedis> {
  const password = randomBytes(16).toString("hex");
  let failure = "";
  for (let start = 1; start <= STARTS_MAX; start += 1) {
    // Between finding a free port and listening on it another process may take it: then again.
    const port = await freePort();
    const server = await launch(program, { folder, password, port });
    if (await answers(server, { port, password })) {
      const url = `redis://:${password}@127.0.0.1:${port}`;
      return { url, source: program.source, close: () => stop(server.child) };
    }
    await stop(server.child);
    failure = server.output();
  }
  throw new Error(`Redis doesn't start: ${failure}`);
}

// The shell holds Redis and waits for the end of its own input, which comes when this process
// closes it or dies: a killed test run leaves no server behind.
const KEEPER = `"$1" "$2" & pid=$!; trap 'kill $pid 2>/dev/null' INT TERM
while kill -0 $pid 2>/dev/null && read -r _; do :; done
kill $pid 2>/dev/null; wait $pid`;

type Server = { readonly child: ChildProcess; output(): string };

async function launch(
  program: RedisProgram,
  at: { readonly folder: string; readonly password: string; readonly port: number },
): Promise<Server> {
  const configuration = join(at.folder, "redis.conf");
  const lines = [
    "bind 127.0.0.1",
    `port ${at.port}`,
    `requirepass ${at.password}`,
    'save ""',
    "appendonly no",
    "maxmemory-policy noeviction",
    "daemonize no",
    `dir ${JSON.stringify(tmpdir())}`,
  ];
  await writeFile(configuration, `${lines.join("\n")}\n`, { mode: 0o600 });
  const libraries =
    program.libraryPath === undefined ? {} : { LD_LIBRARY_PATH: program.libraryPath };
  const child = spawn("/bin/sh", ["-c", KEEPER, "redis-keeper", program.path, configuration], {
    env: { ...process.env, ...libraries },
    stdio: ["pipe", "pipe", "pipe"],
    // Ctrl-C must not take Redis from under tests that are being stopped in order.
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text: Buffer) => (output = (output + text.toString()).slice(-2_000)));
  }
  child.on("error", (error) => (output += error.message));
  child.stdin.on("error", () => undefined); // the shell may be gone before its input is closed
  return { child, output: () => output };
}

async function answers(
  server: Server,
  at: { readonly port: number; readonly password: string },
): Promise<boolean> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline && !server.output().includes("Failed listening")) {
    if (server.child.exitCode !== null) return false;
    if (await ping(at.port, at.password)) return true;
    await sleep(20);
  }
  return false;
}

/** Whether a Redis with this password answers there: the password tells ours from another's. */
function ping(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    let reply = "";
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.on("error", () => end(false));
    socket.on("close", () => end(false));
    socket.on("data", (text) => {
      reply += text.toString();
      if (reply.includes("+PONG")) end(reply.startsWith("+OK"));
      else if (reply.startsWith("-")) end(false);
    });
    socket.write(`AUTH ${password}\r\nPING\r\n`);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, "exit").then(() => true);
  child.stdin?.end();
  if (await Promise.race([exited, sleep(STOP_LIMIT_MS, false, { ref: false })])) return;
  // The keeper leads a process group of its own, so this ends Redis with it.
  process.kill(-child.pid, "SIGKILL");
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

function firstLines(text: string): string {
  return text.trim().split("\n").slice(0, 3).join(" ");
}
