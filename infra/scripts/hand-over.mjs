import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installedCommand, root, runCommand } from "./run-command.mjs";

/**
 * Turns this process into a TypeScript entry under infra/: signals, exit code and a kill then reach
 * the entry itself, with no process between that would have to pass them on.
 *
 * @param {string} entry path below infra/
 * @param {string[]} args
 */
export async function handOver(entry, args) {
  const path = join(root, "infra", entry);
  const { register } = await import("tsx/esm/api");
  register();
  // Processes that the entry forks read TypeScript as well.
  process.execArgv.push("--import", import.meta.resolve("tsx"));
  process.argv = [process.argv[0], path, ...args];
  process.chdir(root);
  await import(pathToFileURL(path));
}

/** Runs a TypeScript entry again whenever a file that it reads changes. */
export async function watch(entry, args) {
  const path = join(root, "infra", entry);
  const { code } = await runCommand(installedCommand("tsx"), ["watch", path, ...args]);
  return code;
}
