import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TestProduct } from "./open-test-product.ts";

export type ServiceName = "loan-intake" | "contract-tracker" | "loan-servicing";

/** A service as it runs in production: a process of its own with logins of its own. */
export interface ServiceChild {
  readonly url: string;
  /** SIGTERM without waiting. */
  terminate(): void;
  /** SIGKILL, if it still runs: it is gone when this resolves. */
  kill(): Promise<void>;
  /** When it has ended by itself. @throws Error with what it wrote unless it ended with 0. */
  endedWell(): Promise<void>;
}

/**
 * Starts a service on a free port; `changes` to its environment, undefined removes a variable.
 *
 * @throws Error with what it wrote when it ends before it serves.
 */
export async function startServiceChild(
  product: TestProduct,
  name: ServiceName,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<ServiceChild> {
  const main = new URL(`../../services/${name}/src/main.ts`, import.meta.url);
  const child = fork(fileURLToPath(main), {
    execArgv: ["--import", "tsx"],
    env: { ...environmentOf(product, name), ...changes },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
  const exitCode = once(child, "close").then(([code]) => code as number | null);
  const ready = once(child, "message").then(([message]) => message as { url: string });
  const first = await Promise.race([ready, exitCode]);
  if (first === null || typeof first === "number") {
    throw new Error(`${name} ended with ${first}: ${said}`);
  }
  return {
    url: first.url,
    terminate: () => void child.kill("SIGTERM"),
    async kill() {
      child.kill("SIGKILL");
      await exitCode;
    },
    async endedWell() {
      const code = await exitCode;
      if (code !== 0) throw new Error(`${name} ended with ${code}: ${said}`);
    },
  };
}

function environmentOf(product: TestProduct, name: ServiceName): NodeJS.ProcessEnv {
  const { database, dataDirectory } = product;
  const own: Readonly<Record<ServiceName, NodeJS.ProcessEnv>> = {
    "loan-intake": {
      BURSAR_NATIONAL_DATABASE_URL: database.nationalUrl,
      BURSAR_POLICY_DATABASE_URL: database.policyUrl,
      BURSAR_AUTH_SECRET: "a-secret-of-a-test-that-is-long-enough",
      BURSAR_PUBLIC_URL: "https://loans.example.gov.cn",
      BURSAR_DATA_DIR: dataDirectory,
    },
    "contract-tracker": {},
    "loan-servicing": {
      BURSAR_CODE_CHANNEL: "none",
      BURSAR_POLICY_DATABASE_URL: database.policyUrl,
    },
  };
  return {
    PATH: process.env["PATH"],
    PORT: "0",
    BURSAR_APP_DATABASE_URL: database.appUrl,
    BURSAR_FIELD_KEYS: database.keysText,
    ...own[name],
  };
}
