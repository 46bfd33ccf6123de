import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/bursar.mjs", import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Watching {
  readonly environment?: Readonly<Record<string, string>>;
  readonly onStarted?: (child: ChildProcess) => void;
  /** Called with all of standard error so far, whenever there is more of it. */
  readonly onSaid?: (said: string, child: ChildProcess) => void;
}

/** Runs `bursar` as a person would, against the product of one data folder, in Chinese. */
export function bursarIn(dataDirectory: string, environmentHere: NodeJS.ProcessEnv) {
  const {
    DATABASE_URL: _database,
    REDIS_URL: _redis,
    BURSAR_DEBUG: _debug,
    LC_ALL: _locale,
    ...inherited
  } = environmentHere;
  return (
    args: readonly string[],
    { environment, onStarted, onSaid }: Watching = {},
  ): Promise<Finished> => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...inherited, LANG: "zh_CN.UTF-8", BURSAR_DATA_DIR: dataDirectory, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onStarted?.(child);
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      onSaid?.(stderr, child);
    });
    return new Promise((resolve) => {
      child.once("close", (code) => resolve({ code, stdout, stderr }));
    });
  };
}
