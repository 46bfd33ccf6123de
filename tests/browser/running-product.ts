import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signIn } from "../harness/staff-client.ts";
import type { Pair } from "../harness/season-steps.ts";
import { waitFor } from "../harness/wait-for.ts";

const STARTER = fileURLToPath(new URL("../../infra/starter.mjs", import.meta.url));

/** What `npm start` starts, as a child on a free port and a data folder of its own. */
export interface RunningProduct {
  readonly url: string;
  /** The demo county's two people. */
  signInStaff(): Promise<Pair>;
  /** The code that the terminal shows after this was asked for. */
  codeAfter(ask: () => Promise<unknown>): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the product with an empty demo county. */
export async function startProduct(): Promise<RunningProduct> {
  const folder = await mkdtemp(join(tmpdir(), "bursar-browser-"));
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, [STARTER, "start"], {
    env: { ...inherited, PORT: "0", BURSAR_SEASON: "off", BURSAR_DATA_DIR: folder },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
  const ended = once(child, "exit");
  const ready = once(child, "message") as Promise<[{ url: string }]>;
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  };
  const url = await Promise.race([ready.then(([{ url }]) => url), ended.then(() => undefined)]);
  if (url === undefined) {
    await stop();
    throw new Error(`the product did not start: ${said}`);
  }
  return {
    url,
    async signInStaff() {
      const accounts = JSON.parse(await readFile(join(folder, "demo-accounts.json"), "utf8")) as {
        account: string;
        password: string;
      }[];
      const as = (name: string) => {
        const { password = "" } = accounts.find(({ account }) => account === name) ?? {};
        return signIn(url, { account: name, password });
      };
      return { maker: await as("maker"), checker: await as("checker") };
    },
    async codeAfter(ask) {
      const from = said.length;
      await ask();
      return waitFor("a code in the terminal", async () => {
        return /✉ 演示验证码 (\d{6}) → /.exec(said.slice(from))?.[1];
      });
    },
    stop,
  };
}
