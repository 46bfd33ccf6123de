import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import {
  listFailureGroups,
  listRuns,
  showRun,
  tieOutRun,
  type ExplainedGroup,
  type ShownRun,
} from "@bursar/servicing/batches";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import { bareRunJson, groupText, runRows } from "./run-report.ts";
import { kindWord, stateWord } from "./run-words.ts";

interface OfRun extends SharedOptions {
  readonly run: string;
}

const LATEST = 50;

/** The latest runs, newest first. */
export async function listBatches(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const runs = await listRuns({ db: product.database }, { context, limit: LATEST });
    if (options.json === true) shell.printJson(runs.map(bareRunJson));
    else {
      const { pick } = shell;
      const rows = runs.map((run) => [
        run.id,
        pick(kindWord(run.kind)),
        `${run.businessOn} #${run.sequence}`,
        `${run.done}/${run.total}`,
        formatYuanGrouped(run.amountFen),
        pick(stateWord(run.status)),
      ]);
      shell.print(textTable(rows, ["left", "left", "left", "right", "right", "left"]));
    }
    return exitCodes.ok;
  });
}

/** A run with its sums, its tie-out and what it set aside, by cause. */
export async function showBatch(shell: Shell, options: OfRun): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    const query = { context, runId: options.run };
    const shown = await showRun(deps, query);
    const groups = await listFailureGroups(deps, query);
    if (options.json === true) {
      shell.printJson({ ...shownJson(shown), failures: groups.map(groupJson) });
    } else {
      shell.print(textTable(runRows(shell, shown), ["left", "left"]));
      for (const group of groups) shell.print(`\n${groupText(shell, group)}`);
    }
    return exitCodes.ok;
  });
}

/** Holds a finished run against its books again; exit code 6 when it is out. */
export async function tieOutBatch(shell: Shell, options: OfRun): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    const query = { context, runId: options.run };
    const { run } = await tieOutRun(deps, query);
    const shown = await showRun(deps, query);
    if (options.json === true) shell.printJson(shownJson(shown));
    else shell.print(textTable(runRows(shell, shown), ["left", "left"]));
    return run.status === "out-of-balance" ? exitCodes.checkFailed : exitCodes.ok;
  });
}

function shownJson({ run, tieOut }: ShownRun) {
  return {
    run: bareRunJson(run),
    tieOut: tieOut.map(({ leg, state, differenceFen, detail, checkedAt }) => ({
      leg,
      state,
      difference: formatYuan(differenceFen),
      detail,
      checkedAt,
    })),
  };
}

function groupJson({ cause, items, open, amountFen, meaning, samples }: ExplainedGroup) {
  const { zh, en, fix } = meaning;
  return {
    cause,
    items,
    open,
    amount: formatYuan(amountFen),
    meaning: { zh, en },
    fix,
    samples: samples.map(({ itemId, label }) => ({ itemId, label })),
  };
}
