import { CliError } from "../../cli-error.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { Shell } from "../../terminal/shell.ts";
import { findProduct, isAnswering } from "./find-product.ts";
import { startProduct } from "./start-product.ts";

/** A running product to drive. */
export interface RunningProduct {
  readonly url: string;
  /** Stops it if this command has started it, else leaves it alone. */
  stop(): Promise<void>;
}

/**
 * The product at `BURSAR_URL`, else the one that runs from this data folder, else a new one that
 * is stopped at the end.
 *
 * @throws CliError `product.unreachable`, `product.not-started`
 */
export async function reachProduct(shell: Shell, dataDirectory: string): Promise<RunningProduct> {
  const given = shell.environment["BURSAR_URL"] ?? "";
  if (given !== "") {
    if (URL.canParse(given) && (await isAnswering(given))) return notOurs(given);
    throw new CliError("product.unreachable", exitCodes.error, {
      zh: `BURSAR_URL 指定的 ${given} 没有应答。请核对地址，或去掉 BURSAR_URL，由本命令自行启动。`,
      en: `${given}, named by BURSAR_URL, doesn't answer. Check it, or unset BURSAR_URL and this command starts the product itself.`,
    });
  }
  const running = await findProduct(dataDirectory);
  return running === undefined ? startProduct(shell) : notOurs(running);
}

function notOurs(url: string): RunningProduct {
  return { url, stop: () => Promise.resolve() };
}
