import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@bursar/database/connection";
import { insertCentre } from "@bursar/database/centres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openProduct } from "./open-product.ts";

const STARTER = fileURLToPath(new URL("../../starter.mjs", import.meta.url));

let folder: string;
const running: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-start-"));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  words(): string;
  ended(): Promise<number | null>;
}

/** `npm start` without npm, the season left out; resolves when it serves or has ended. */
async function start(environment: Record<string, string> = {}): Promise<Started> {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, [STARTER, "start"], {
    env: {
      ...inherited,
      PORT: "0",
      BURSAR_SEASON: "off",
      BURSAR_DATA_DIR: join(folder, "data"),
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  running.push(child);
  let said = "";
  child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
  child.stdout?.on("data", (part: Buffer) => (said += part.toString()));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ready = new Promise<string>((resolve) => {
    child.on("message", (message: { url?: string }) => resolve(message.url ?? ""));
  });
  const url = await Promise.race([ready, exited.then(() => "")]);
  return { child, url, words: () => said, ended: () => exited };
}

async function isLive(url: string): Promise<boolean> {
  return fetch(`${url}/livez`).then(
    (response) => response.ok,
    () => false,
  );
}

describe("npm start", () => {
  it("serves on one origin, says where it runs, and stops cleanly on Ctrl-C", async () => {
    const product = await start();
    expect(await isLive(product.url)).toBe(true);
    for (const path of ["/readyz", "/v1/meta", "/docs/openapi.json", "/portal/sign-in"]) {
      const response = await fetch(product.url + path);
      expect({ path, status: response.status }).toEqual({ path, status: 200 });
    }
    const file = join(folder, "data", "running.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ url: product.url });
    product.child.kill("SIGINT");
    expect(await product.ended()).toBe(0);
    expect(await isLive(product.url)).toBe(false);
    expect(existsSync(file)).toBe(false);
    expect(product.words()).toContain("数据保留");
  });

  it("keeps its accounts and keys from one start to the next, readable by their owner alone", async () => {
    const accounts = join(folder, "data", "demo-accounts.json");
    const before = readFileSync(accounts, "utf8");
    const product = await start();
    expect(readFileSync(accounts, "utf8")).toBe(before);
    const [maker] = JSON.parse(before) as { account: string; password: string }[];
    const signIn = await fetch(`${product.url}/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account: maker?.account, password: maker?.password }),
    });
    expect(signIn.status).toBe(201);
    for (const name of ["demo-accounts.json", "secrets.json", "field-keys.json", "running.json"]) {
      const { mode } = statSync(join(folder, "data", name));
      expect({ name, mode: mode & 0o077 }).toEqual({ name, mode: 0 });
    }
  });

  it("starts again after everything was killed", async () => {
    const killed = await start();
    const { pid } = killed.child;
    killed.child.kill("SIGKILL");
    await killed.ended();
    const again = await start();
    expect(await isLive(again.url)).toBe(true);
    const file = readFileSync(join(folder, "data", "running.json"), "utf8");
    expect(JSON.parse(file)).not.toMatchObject({ pid });
  });

  it("says what to do when the port is taken, and leaves nothing running", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const product = await start({ PORT: String(port) });
    expect(await product.ended()).toBe(1);
    expect(product.words()).toContain(String(port));
    expect(product.words()).toMatch(/PORT/);
    await new Promise((resolve) => taken.close(resolve));
  });

  it("refuses to show demo accounts to a network", async () => {
    const product = await start({ HOST: "0.0.0.0" });
    expect(await product.ended()).toBe(1);
    expect(product.words()).toContain("127.0.0.1");
    expect(product.words()).not.toContain("demo-");
  });

  it("leaves a database with a live centre alone", async () => {
    const directory = join(folder, "live");
    const product = await openProduct({ dataDirectory: directory, log: () => undefined });
    const owner = openDatabase({ url: product.ownerUrl, keys: product.secrets.fieldKeys });
    const live = { divisionCode: "610526", contractPrefix: "6", contractSerialFrom: "1" };
    await insertCentre(owner.orm, { ...live, id: "cen_live", name: "蒲城县", demo: false });
    await owner.close();
    await product.close();
    const refused = await start({ BURSAR_DATA_DIR: directory });
    expect(await refused.ended()).toBe(1);
    expect(refused.words()).toContain("正式中心");
    expect(existsSync(join(directory, "demo-accounts.json"))).toBe(false);
  });
});
