import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const running = new Set();

function passOn(signal) {
  for (const child of running) {
    // A terminal sends Ctrl-C to the whole group; a second one would make children give up at once.
    if (signal === "SIGINT" && process.stdin.isTTY) continue;
    child.kill(signal);
  }
}

/**
 * Runs a command in the repository's root without input and waits for its end. Signals are passed
 * on. With `capture` its output is returned instead of shown.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ capture?: boolean, env?: Record<string, string>, output?: "stderr" }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 128 + n when signal n ended it
 */
export function runCommand(command, args, options = {}) {
  const shown = options.output === "stderr" ? 2 : "inherit";
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    shell: process.platform === "win32",
    stdio: options.capture === true ? ["ignore", "pipe", "pipe"] : ["ignore", shown, "inherit"],
  });
  if (running.size === 0) {
    process.on("SIGINT", passOn);
    process.on("SIGTERM", passOn);
  }
  running.add(child);
  const chunks = [];
  child.stdout?.on("data", (chunk) => chunks.push(chunk));
  child.stderr?.on("data", (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    const end = (code) => {
      running.delete(child);
      if (running.size === 0) {
        process.off("SIGINT", passOn);
        process.off("SIGTERM", passOn);
      }
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") });
    };
    child.once("error", (error) => {
      chunks.push(Buffer.from(`${command}: ${error.message}\n`));
      if (options.capture !== true) console.error(`${command}: ${error.message}`);
      end(127);
    });
    child.once("close", (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** The path of a command that the root package installs. */
export function installedCommand(name) {
  return fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));
}
