import { readFile } from "node:fs/promises";
import { join } from "node:path";

const ANSWER_WITHIN_MS = 2_000;

/** The address of the product that was started from this data folder and answers, if any. */
export async function findProduct(dataDirectory: string): Promise<string | undefined> {
  const running = await readRunning(join(dataDirectory, "running.json"));
  if (running === undefined || !isAlive(running.pid)) return undefined;
  return (await isAnswering(running.url)) ? running.url : undefined;
}

export async function isAnswering(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return (await fetch(new URL("/livez", url), { signal })).ok;
  } catch {
    return false;
  }
}

/** A killed product leaves its file behind, so what it says is a hint and is looked into. */
async function readRunning(path: string): Promise<{ pid: number; url: string } | undefined> {
  try {
    const { pid, url } = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    return typeof pid === "number" && typeof url === "string" && URL.canParse(url)
      ? { pid, url }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // it lives and belongs to somebody else
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
