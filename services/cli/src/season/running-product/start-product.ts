import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CliError } from "../../cli-error.ts";
import { exitCodes } from "../../exit-codes.ts";
import { projectRoot } from "../../product/project-root.ts";
import type { Shell } from "../../terminal/shell.ts";
import { keepLastLines } from "./last-lines.ts";
import type { RunningProduct } from "./reach-product.ts";

const ENTRY = join(projectRoot, "infra/local/src/start.ts");
const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 25_000;

/**
 * Starts the whole product as a child on a free port, without its own season. It has a process
 * group of its own: Ctrl-C reaches this command alone, which lets what is under way finish first.
 *
 * @throws CliError `product.not-started` with what the child wrote last.
 */
export async function startProduct(shell: Shell): Promise<RunningProduct> {
  shell.say({ zh: "· 启动系统", en: "· Starting the product" });
  const startedMs = performance.now();
  const child = fork(ENTRY, [], {
    cwd: projectRoot,
    env: { ...shell.environment, BURSAR_SEASON: "off", PORT: "0" },
    // The child watches the channel and does not outlive this command, however that ends.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  const lastLines = keepLastLines([child.stdout, child.stderr]);
  const leave = (): void => void child.kill("SIGTERM");
  process.once("exit", leave);
  const stop = async (): Promise<void> => {
    await stopChild(child);
    process.off("exit", leave);
  };
  try {
    const signal = AbortSignal.any([shell.signal, AbortSignal.timeout(READY_WITHIN_MS)]);
    const url = await readyUrl(child, signal);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    shell.say({ zh: `· 已启动 ${url}（${seconds} 秒）`, en: `· ${url} is up (${seconds} s)` });
    return { url, stop };
  } catch (error) {
    await stop();
    throw shell.signal.aborted ? error : notStarted(lastLines());
  }
}

/** The address that the child names when it serves. @throws when it ends or the signal says so. */
async function readyUrl(child: ChildProcess, signal: AbortSignal): Promise<string> {
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error("the product ended before it served");
  });
  const ready = once(child, "message", { signal }) as Promise<[{ kind?: unknown; url?: unknown }]>;
  const [message] = await Promise.race([ready, ended]);
  if (message.kind !== "ready" || typeof message.url !== "string") {
    throw new Error("the product said something else than that it is ready");
  }
  return message.url;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

function notStarted(lastLines: string): CliError {
  return new CliError("product.not-started", exitCodes.error, {
    zh: `系统没有启动成功。它最后的输出：\n${lastLines}`,
    en: `The product did not start. Its last words:\n${lastLines}`,
  });
}
