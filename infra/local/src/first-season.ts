import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../../services/cli/bin/bursar.mjs", import.meta.url));

/**
 * Plays one season into a new demo county, through the same command that anyone can run. A start
 * that was cut off goes on where it was; after that it is never run again.
 *
 * @returns false when the season could not be finished; its own words are on standard error.
 */
export async function playFirstSeason(dataDirectory: string, url: string): Promise<boolean> {
  const marker = join(dataDirectory, "season-played");
  if (existsSync(marker)) return true;
  const child = spawn(process.execPath, [COMMAND, "season"], {
    env: { ...process.env, BURSAR_URL: url, BURSAR_DATA_DIR: dataDirectory },
    stdio: ["ignore", 2, 2],
  });
  const stop = (): void => void child.kill("SIGINT");
  process.once("exit", stop);
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  process.removeListener("exit", stop);
  if (code !== 0) return false;
  writeFileSync(marker, `${new Date().toISOString()}\n`);
  return true;
}
