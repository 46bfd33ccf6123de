import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./source-files.ts";

/** What oxlint reports: `code` is `plugin(rule)`. */
export type Diagnostic = {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
};

/**
 * Runs oxlint and gives what it found.
 * @throws Error with its output when it didn't run, such as for a broken configuration
 */
export function runOxlint(folder: string, args: readonly string[]): Diagnostic[] {
  const program = join(root, "node_modules/.bin/oxlint");
  const { stdout, stderr } = spawnSync(program, ["--format", "json", ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  try {
    return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
  } catch (cause) {
    throw new Error(`oxlint didn't run: ${stdout}${stderr}`, { cause });
  }
}
