import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFile } from "./lock-file.mjs";

const program = `
  const [module, lock, journal] = process.argv.slice(1);
  const { lockFile } = await import(module);
  const { appendFileSync } = await import("node:fs");
  const unlock = await lockFile(lock, () => {});
  appendFileSync(journal, "in ");
  await new Promise((resolve) => setTimeout(resolve, 30));
  appendFileSync(journal, "out ");
  unlock();
`;

describe("a lock between processes", () => {
  let folder = "";
  let path = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bursar-lock-"));
    path = join(folder, "lock");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const unexpected = (pid) => {
    throw new Error(`waited for ${pid}`);
  };

  test("is held by one of eight at a time, whatever a dead one has left", async () => {
    writeFileSync(path, "999999999 1");
    const journal = join(folder, "journal");
    const module = new URL("./lock-file.mjs", import.meta.url).href;
    const args = ["--input-type=module", "-e", program, module, path, journal];
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => {
        const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
        return new Promise((resolve) => child.once("close", resolve));
      }),
    );
    expect(codes).toEqual(Array(8).fill(0));
    expect(readFileSync(journal, "utf8")).toBe("in out ".repeat(8));
    expect(readdirSync(folder)).toEqual(["journal"]);
  });

  test("is waited for while its owner lives, who is named once", async () => {
    const unlock = await lockFile(path, unexpected);
    const waited = [];
    const second = lockFile(path, (pid) => waited.push(pid));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(waited).toEqual([String(process.pid)]);
    unlock();
    (await second)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["a dead process", "999999999 1"],
    ["a living process that isn't the one that took it", `${process.ppid} 1`],
    ["nobody", ""],
  ])("is taken over when it names %s", async (_, owner) => {
    writeFileSync(path, owner);
    const unlock = await lockFile(path, unexpected);
    expect(readFileSync(path, "utf8")).toContain(String(process.pid));
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  });
});
