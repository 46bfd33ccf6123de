import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "./run-command.mjs";

const entry = `
  const delay: number = 50;
  process.on("SIGTERM", () => setTimeout(() => process.exit(7), delay));
  console.log("up", process.pid, JSON.stringify(process.argv.slice(2)));
  setInterval(() => undefined, 1000);
`;

/** A small product with this starter, whose install is a script that says that it ran. */
function writeProduct(folder) {
  const place = (path, text) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  };
  cpSync(join(root, "infra/starter.mjs"), join(folder, "infra/starter.mjs"));
  cpSync(join(root, "infra/scripts"), join(folder, "infra/scripts"), { recursive: true });
  const scripts = { start: "node infra/starter.mjs start" };
  place("package.json", JSON.stringify({ name: "small", type: "module", scripts }));
  place("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
  place("infra/local/src/start.ts", entry);
  place("bin/npx", '#!/bin/sh\necho "installed: $*" >&2\nexit ${INSTALL_CODE:-0}\n');
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(root, "node_modules/tsx"), join(folder, "node_modules/tsx"));
}

describe("the starter", () => {
  let folder = "";
  let started = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bursar-starter-"));
    started = [];
    writeProduct(folder);
  });
  afterEach(() => {
    for (const child of started) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = (more = {}) => {
    const { npm_lifecycle_event: _, ...rest } = process.env;
    return { ...rest, PATH: `${join(folder, "bin")}:${process.env.PATH}`, ...more };
  };

  /** Starts a command and gives it when a line of its output matches. */
  async function start(command, args, pattern) {
    const child = spawn(command, args, { cwd: folder, env: environment() });
    started.push(child);
    child.said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => (child.said += chunk));
    }
    child.ended = new Promise((resolve) => child.once("close", resolve));
    while (!pattern.test(child.said)) {
      if (child.exitCode !== null) throw new Error(child.said);
      await sleep(20);
    }
    return child;
  }

  test("installs once, visibly, and again when the lock file changes", async () => {
    const run = () => start(process.execPath, ["infra/starter.mjs", "start", "a"], /^up/m);
    const first = await run();
    expect(first.said).toContain("installed: --yes pnpm@12.21.0 install --frozen-lockfile");
    expect(first.said).toContain("up " + first.pid + ' ["a"]');
    expect((await run()).said).not.toContain("installed");
    writeFileSync(join(folder, "pnpm-lock.yaml"), "lockfileVersion: '9.1'\n");
    expect((await run()).said).toContain("installed");
  });

  test("says in two languages that an install failed, and tries it again next time", () => {
    const run = () =>
      spawnSync(process.execPath, ["infra/starter.mjs", "start"], {
        cwd: folder,
        encoding: "utf8",
        env: environment({ INSTALL_CODE: "3" }),
      });
    for (const { status, stderr } of [run(), run()]) {
      expect(status).toBe(1);
      expect(stderr).toContain("安装失败（退出码 3）");
      expect(stderr).toContain("The install failed (exit code 3)");
    }
  });

  test("becomes the entry: its signals and its exit code are the entry's", async () => {
    const child = await start(process.execPath, ["infra/starter.mjs", "start"], /^up/m);
    child.kill("SIGTERM");
    expect(await child.ended).toBe(7);
  });

  test.each(["SIGTERM", "SIGKILL"])("does not outlive an npm that ends by %s", async (signal) => {
    const npm = await start("npm", ["start"], /^up/m);
    const pid = Number(/^up (\d+)/m.exec(npm.said)?.[1]);
    npm.kill(signal);
    await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  });

  test("says in two languages that Node is too old, before it does anything", () => {
    const old = `data:text/javascript,${encodeURIComponent(
      'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })',
    )}`;
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ["--import", old, "infra/starter.mjs", "start"],
      { cwd: folder, encoding: "utf8", env: environment() },
    );
    expect(status).toBe(1);
    expect(stderr).toContain("需要 Node.js 20.19 或更高版本，当前是 20.18.3");
    expect(stderr).toContain("needs Node.js 20.19 or newer and this is 20.18.3");
    expect(stdout + stderr).not.toContain("installed:");
  });

  test("names what it can do when asked for something else", () => {
    const { status, stderr } = spawnSync(process.execPath, ["infra/starter.mjs", "constructor"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toContain("start|generate|bench|dev|check|test|test:long|pictures");
  });
});

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
