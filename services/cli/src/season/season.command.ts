import { join } from "node:path";
import { dataDirectory as dataDirectoryOf } from "@bursar/config/environment";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { projectRoot } from "../product/project-root.ts";
import type { SharedOptions } from "../program.ts";
import { reportInterruption } from "../report-error.ts";
import type { Shell } from "../terminal/shell.ts";
import { signIn } from "./api/index.ts";
import { driveSeason } from "./drive-season.ts";
import { reachProduct, readDemoAccounts } from "./running-product/index.ts";
import { readSeasonRoster, type SeasonRoster } from "./season-roster.ts";
import { businessDateOf, readSeason } from "./season-run.ts";
import { shortfalls, summaryText, type SeasonSummary } from "./season-summary.ts";

export interface SeasonOptions extends SharedOptions {
  /** The roster to start from; the demo county's when left out. */
  readonly roster?: string;
}

const DEMO_ROSTER = join(projectRoot, "infra/local/demo/roster-2024.csv");

/**
 * `bursar season`: drives one season through the product's API, as its maker and its checker. Run
 * again it goes on where it was cut off, and changes nothing when all is done. Exit code 3 when
 * something of it could not be done, 2 when the roster can't be read.
 */
export async function runSeason(shell: Shell, options: SeasonOptions): Promise<ExitCode> {
  const dataDirectory = dataDirectoryOf(projectRoot);
  const roster = await readSeasonRoster(options.roster ?? DEMO_ROSTER);
  const product = await reachProduct(shell, dataDirectory);
  try {
    const at = { url: product.url, dataDirectory, roster };
    return report(shell, await seasonAt(shell, at), options.json === true);
  } catch (error) {
    if (shell.signal.aborted) return reportInterruption(shell);
    throw error;
  } finally {
    await product.stop();
  }
}

async function seasonAt(
  shell: Shell,
  at: { readonly url: string; readonly dataDirectory: string; readonly roster: SeasonRoster },
): Promise<SeasonSummary> {
  const { dataDirectory, roster } = at;
  const accounts = await readDemoAccounts(dataDirectory);
  const address = { url: at.url, language: shell.language };
  const maker = await signIn(address, accounts.maker);
  const checker = await signIn(address, accounts.checker);
  const date = businessDateOf(maker, (await readSeason(maker)).businessOn);
  return driveSeason({ shell, maker, checker, roster, dataDirectory, date, setAside: [] });
}

/** The table goes where a person looks: beside the data, or instead of them. */
function report(shell: Shell, summary: SeasonSummary, json: boolean): ExitCode {
  const text = summaryText(shell, summary);
  if (json) shell.printJson(summary);
  if (json) shell.write(`${text}\n`);
  else shell.print(text);
  const missing = shortfalls(summary);
  for (const sentence of missing) shell.say(sentence);
  return missing.length > 0 ? exitCodes.partial : exitCodes.ok;
}
