import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestRedis, type TestRedis } from "./test-redis.ts";

const report = () => undefined;
// The unpacked packages stay in the data folder, for the next run.
const directory = join(import.meta.dirname, "../../../.data/tools");
const START_MS = 240_000;

let opened: Awaited<ReturnType<typeof openTestRedis>>;

beforeAll(async () => {
  const environment = { PATH: process.env["PATH"] };
  opened = await openTestRedis({ directory, environment, report });
}, START_MS);

afterAll(async () => {
  if ("close" in opened) await opened.close();
});

describe("Redis for tests", () => {
  test("a given REDIS_URL is used and nothing is started", async () => {
    const environment = { REDIS_URL: "redis://elsewhere:6379" };
    const redis = await openTestRedis({ directory, environment, report });
    expect(redis).toMatchObject({ url: "redis://elsewhere:6379", source: "REDIS_URL" });
  });

  test("where it can't be had, the reason is told and nothing is left in the folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bursar-no-redis-"));
    const path = process.env["PATH"];
    process.env["PATH"] = folder; // neither redis-server nor apt-get
    try {
      const redis = await openTestRedis({ directory: folder, environment: {}, report });
      expect(redis).toEqual({ unavailable: expect.stringContaining("apt-get") });
      expect(await readdir(folder)).toEqual([]);
    } finally {
      process.env["PATH"] = path;
      await rm(folder, { recursive: true });
    }
  });

  test("it keeps nothing on disk and evicts nothing", async ({ skip }) => {
    const redis = available(skip);
    expect(await ask(redis.url, ["CONFIG GET save"])).toMatch(/save\s+\$0\s/);
    expect(await ask(redis.url, ["CONFIG GET appendonly"])).toMatch(/appendonly\s+\$2\s+no\s/);
    expect(await ask(redis.url, ["CONFIG GET maxmemory-policy"])).toContain("noeviction");
  });

  test(
    "a second start takes the unpacked program and another port",
    async ({ skip }) => {
      const first = available(skip);
      const second = await openTestRedis({ directory, environment: { PATH: "" }, report });
      if (!("url" in second)) throw new Error(second.unavailable);
      expect(second.url).not.toBe(first.url);
      await second.close();
      await expect(ask(second.url, ["PING"])).rejects.toThrow("ECONNREFUSED");
    },
    START_MS,
  );

  test(
    "it ends when the process that started it is killed",
    async ({ skip }) => {
      available(skip);
      const module = pathToFileURL(join(import.meta.dirname, "test-redis.ts")).href;
      const program = `import { openTestRedis } from ${JSON.stringify(module)};
      const redis = await openTestRedis({ directory: ${JSON.stringify(directory)}, report() {} });
      console.log(redis.url);
      setInterval(() => undefined, 1000);`;
      const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
      const parameters = ["--import", tsx, "--input-type=module", "-e", program];
      const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
      const [text] = (await once(child.stdout, "data")) as [Buffer];
      const url = text.toString().trim();
      expect(await ask(url, ["PING"])).toContain("+PONG");
      child.kill("SIGKILL");
      await expect
        .poll(() => ask(url, ["PING"]).catch(String), { timeout: 5_000 })
        .toContain("ECON");
    },
    START_MS,
  );
});

function available(skip: (reason: string) => never): TestRedis {
  return "url" in opened ? opened : skip(`Redis: ${opened.unavailable}`);
}

/** Sends commands and gives the raw replies. */
async function ask(url: string, commands: readonly string[]): Promise<string> {
  const { hostname, port, password } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.end([`AUTH ${password}`, ...commands, "QUIT", ""].join("\r\n"));
  let reply = "";
  for await (const text of socket) reply += String(text);
  return reply;
}
