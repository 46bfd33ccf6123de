import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Shell } from "../terminal/shell.ts";
import { projectRoot } from "./project-root.ts";

const ENTRY = join(projectRoot, "infra/local/src/prepare.ts");

/**
 * Makes the database ready as `npm start` would: migrated, with its logins and, where it is empty,
 * the demo county. Its words go to standard error, since standard output belongs to the command.
 */
export async function prepareDatabase(shell: Shell): Promise<void> {
  shell.say({
    zh: "· 正在准备数据库（首次需要几秒）",
    en: "· Preparing the database (a few seconds the first time)",
  });
  const child = spawn(process.execPath, [...process.execArgv, ENTRY], {
    cwd: projectRoot,
    stdio: ["ignore", process.stderr, process.stderr],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code === 0) return;
  throw new CliError("database.not-prepared", exitCodes.error, {
    zh: "数据库没有准备好，原因见上。改正后再执行同一命令。",
    en: "The database could not be prepared; the reason stands above. Then run this again.",
  });
}
