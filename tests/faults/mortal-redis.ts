import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { connect, createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { findRedis, unpackRedis, type RedisProgram } from "@bursar/local/src/unpack-redis.ts";
import { Redis } from "ioredis";
import { waitFor } from "../harness/wait-for.ts";

const TOOLS = fileURLToPath(new URL("../../.data/tools", import.meta.url));
const START_MS = 10_000;

/** A Redis that is one test's own and keeps nothing on disk, so that it may be killed. */
export interface MortalRedis {
  /** The same before and after a death. */
  readonly url: string;
  /** FLUSHALL: the server lives and knows nothing any more. */
  flush(): Promise<void>;
  /** SIGKILL: it is gone when this resolves, with everything it knew. */
  kill(): Promise<void>;
  /** Starts an empty one at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openMortalRedis(): Promise<MortalRedis> {
  const program =
    (await findRedis(process.env["PATH"] ?? "")) ?? (await unpackRedis(TOOLS, () => undefined));
  const port = await freePort();
  const password = randomBytes(16).toString("hex");
  const url = `redis://:${password}@127.0.0.1:${port}`;
  let server = launch(program, { port, password });
  const start = async (): Promise<void> => {
    await waitFor("Redis", () => answers(port), START_MS);
  };
  await start();
  return {
    url,
    async flush() {
      const redis = new Redis(url);
      await redis.flushall();
      redis.disconnect();
    },
    kill: () => server.kill(),
    async start() {
      server = launch(program, { port, password });
      await start();
    },
    close: () => server.kill(),
  };
}

// The shell lives as long as Redis or its own input, which ends with this process: a killed test
// run leaves no server behind.
const KEEPER = `"$@" <&3 3<&- >/dev/null & pid=$!; echo $pid; exec 3<&-
while kill -0 $pid 2>/dev/null && read -r _; do :; done
kill -9 $pid 2>/dev/null; wait $pid`;

function launch(program: RedisProgram, at: { readonly port: number; readonly password: string }) {
  const { path, libraryPath } = program;
  const child = spawn("/bin/sh", ["-c", KEEPER, "redis-keeper", path, "-"], {
    env: { ...process.env, ...(libraryPath !== undefined && { LD_LIBRARY_PATH: libraryPath }) },
    stdio: ["pipe", "pipe", "ignore", "pipe"],
    detached: true,
  });
  const lines = ["bind 127.0.0.1", `port ${at.port}`, `requirepass ${at.password}`];
  // Its settings come in a pipe: no file of them stays behind, and no password in a command line.
  const settings = child.stdio[3] as Writable;
  settings.end(`${[...lines, 'save ""', "appendonly no"].join("\n")}\n`);
  const [stdin, stdout] = [child.stdio[0] as Writable, child.stdio[1] as Readable];
  const pid = once(stdout, "data").then(([text]) => Number(String(text).split("\n")[0]));
  const ended = once(child, "exit");
  stdin.on("error", () => undefined);
  return {
    async kill() {
      if (child.exitCode !== null) return;
      process.kill(await pid, "SIGKILL");
      stdin.end();
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on("connect", end(true)).on("error", end(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
