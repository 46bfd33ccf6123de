import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type UserProcess = {
  pid: number;
  /** Resolves when the cluster is open, or could not be opened. */
  opened: Promise<{ url: string; serverPid: number; problem?: string }>;
  kill: () => Promise<void>;
  close: () => Promise<void>;
};

const SCRIPT = fileURLToPath(new URL("./user-process.ts", import.meta.url));

export type SpawnOptions = { as?: { uid: number; gid: number }; binariesDirectory?: string };

/** Another process that uses the cluster, perhaps as another account. */
export function spawnUser(dataDirectory: string, options: SpawnOptions = {}): UserProcess {
  const binaries = options.binariesDirectory === undefined ? [] : [options.binariesDirectory];
  const args = ["--import", import.meta.resolve("tsx"), SCRIPT, dataDirectory, ...binaries];
  const child = spawn(process.execPath, args, {
    cwd: "/",
    stdio: ["pipe", "pipe", "inherit"],
    ...options.as,
  });
  const exited = once(child, "exit");
  const line = once(createInterface({ input: child.stdout }), "line");
  const opened = Promise.race([
    line.then(([text]) => JSON.parse(String(text))),
    exited.then(() => Promise.reject(new Error("the process ended before it had opened"))),
  ]);
  opened.catch(() => undefined); // a test may kill it first
  return {
    pid: child.pid ?? 0,
    opened,
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    close: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
