import { proposalStateNames } from "@bursar/domain/policies";
import { showProposal } from "@bursar/servicing/policies";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import { backtestJson, backtestText } from "./backtest-report.ts";

export interface ShowPolicyChangeOptions extends SharedOptions {
  readonly proposal: string;
}

/** One proposed change with its rows, its effect, and this centre's loans being posted again. */
export async function showPolicyChange(
  shell: Shell,
  options: ShowPolicyChangeOptions,
): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const query = { context, policyProposalId: options.proposal };
    const { proposal, backtest, isFresh, refold } = await showProposal(
      { db: product.database },
      query,
    );
    const run =
      refold === undefined
        ? null
        : { runId: refold.id, status: refold.status, done: refold.done, total: refold.total };
    if (options.json === true) {
      const tested = backtest === undefined ? null : backtestJson(backtest);
      shell.printJson({ ...proposal, backtest: tested, isFresh, refold: run });
      return exitCodes.ok;
    }
    const { id, status, reason, rows } = proposal;
    shell.print(`${id}  ${shell.pick(proposalStateNames[status])}  ${reason}`);
    const lines = rows.map(({ kind, key = "", effectiveFrom, value, source }) => [
      key === "" ? kind : `${kind}/${key}`,
      effectiveFrom,
      typeof value === "string" ? value : JSON.stringify(value),
      source,
    ]);
    shell.print(textTable(lines, ["left", "left", "left", "left"]));
    if (backtest !== undefined) shell.print(backtestText(shell, backtest));
    if (run !== null) shell.print(`${run.runId}  ${run.status}  ${run.done}/${run.total}`);
    return exitCodes.ok;
  });
}
