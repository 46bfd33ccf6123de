import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SignInBody } from "@bursar/api-schema/staff";
import { CliError } from "../../cli-error.ts";
import { exitCodes } from "../../exit-codes.ts";

export interface Credentials {
  readonly account: string;
  readonly password: string;
}

/** The two people of a demo county: one makes, the other checks. */
export interface DemoAccounts {
  readonly maker: Credentials;
  readonly checker: Credentials;
}

/** Reads the demo accounts of a data folder; only a database created as demo has any. */
export async function readDemoAccounts(dataDirectory: string): Promise<DemoAccounts> {
  const path = join(dataDirectory, "demo-accounts.json");
  const text = await readFile(path, "utf8").catch(() => {
    throw noAccounts(path);
  });
  const accounts = SignInBody.array().safeParse(parseJson(text)).data ?? [];
  const named = (name: string): Credentials => {
    const found = accounts.find(({ account }) => account === name);
    if (found === undefined) throw noAccounts(path);
    return found;
  };
  return { maker: named("maker"), checker: named("checker") };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noAccounts(path: string): CliError {
  return new CliError("demo.no-accounts", exitCodes.auth, {
    zh: `${path} 里没有演示账号 maker 和 checker。演示季只在演示库里运行：请用 npm start 建好的数据目录（BURSAR_DATA_DIR）。`,
    en: `${path} has no demo accounts maker and checker. The season runs in a demo database only: use the data folder (BURSAR_DATA_DIR) that npm start has made.`,
  });
}
