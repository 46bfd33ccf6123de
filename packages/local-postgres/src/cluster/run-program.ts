import { spawn } from "node:child_process";

/** How to run a program of PostgreSQL: what stands before it, and as whom it is spawned. */
export type RunAs = {
  readonly prefix: readonly string[];
  readonly account?: { readonly uid: number; readonly gid: number };
};

export type ProgramResult = { exitCode: number; output: string };

/**
 * Nothing of our own environment reaches PostgreSQL: it may hold keys, and `PG*` variables would
 * change what the server does. The C locale keeps its messages in the words we look for.
 */
const ENVIRONMENT = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

/** The spawn call for `command` under `runAs`, shared by short programs and the server. */
export function spawnPlan(runAs: RunAs, command: readonly string[]) {
  const [file = "", ...args] = [...runAs.prefix, ...command];
  return { file, args, options: { cwd: "/", env: ENVIRONMENT, ...runAs.account } };
}

/** Runs a program to its end; a program that can't be run at all counts as exit code 127. */
export function runProgram(runAs: RunAs, command: readonly string[]): Promise<ProgramResult> {
  const { file, args, options } = spawnPlan(runAs, command);
  return new Promise((resolve) => {
    let output = "";
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8_000);
    };
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ exitCode: 127, output: error.message }));
    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output: output.trim() }));
  });
}
