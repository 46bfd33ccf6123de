import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findProduct } from "./find-product.ts";
import { readDemoAccounts } from "./demo-accounts.ts";

let folder: string;
let url: string;
const live = createServer((request, response) => {
  response.statusCode = request.url === "/livez" ? 200 : 404;
  response.end();
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bursar-running-"));
  await once(live.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${(live.address() as AddressInfo).port}`;
});
afterAll(async () => {
  live.close();
  await rm(folder, { recursive: true, force: true });
});

const says = (content: unknown) =>
  writeFile(join(folder, "running.json"), JSON.stringify(content)).then(() => findProduct(folder));

describe("the product of a data folder", () => {
  it("is found where it says it runs", async () => {
    expect(await says({ pid: process.pid, url })).toBe(url);
  });

  it("is not what a killed one has left behind", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    expect(await says({ pid, url })).toBeUndefined();
  });

  it("is not another process with the same number, which serves nothing there", async () => {
    expect(await says({ pid: process.pid, url: "http://127.0.0.1:9" })).toBeUndefined();
  });

  it.each([[{}], [[]], ["half a fi"], [{ pid: "1", url: 2 }], [{ pid: 1, url: "here" }]])(
    "is not looked for after %j",
    async (content) => {
      expect(await says(content)).toBeUndefined();
    },
  );

  it("is not there without the file", async () => {
    await rm(join(folder, "running.json"));
    expect(await findProduct(folder)).toBeUndefined();
  });
});

describe("the demo accounts", () => {
  const write = (text: string) => writeFile(join(folder, "demo-accounts.json"), text);
  const maker = { account: "maker", name: "李老师", password: "a", role: "经办" };
  const checker = { account: "checker", name: "王主任", password: "b", role: "复核" };

  it("are read by their names", async () => {
    await write(JSON.stringify([checker, maker]));
    expect(await readDemoAccounts(folder)).toEqual({
      maker: { account: "maker", password: "a" },
      checker: { account: "checker", password: "b" },
    });
  });

  it.each(["", "[]", JSON.stringify([maker]), '{"maker":1}'])(
    "that are not in %j are asked for with exit code 4",
    async (text) => {
      await write(text);
      const refusal = { code: "demo.no-accounts", exitCode: 4 };
      await expect(readDemoAccounts(folder)).rejects.toMatchObject(refusal);
    },
  );

  it("missing altogether are asked for as well", async () => {
    await rm(join(folder, "demo-accounts.json"));
    await expect(readDemoAccounts(folder)).rejects.toMatchObject({ exitCode: 4 });
  });
});
