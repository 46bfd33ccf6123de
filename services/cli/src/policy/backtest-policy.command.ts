import type { ActionContext } from "@bursar/database/connection";
import type { PolicyBacktest } from "@bursar/database/policies";
import { runBacktestSlice, startBacktest, type PolicyDeps } from "@bursar/servicing/policies";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import { reportInterruption } from "../report-error.ts";
import type { Shell } from "../terminal/shell.ts";
import { backtestJson, backtestText } from "./backtest-report.ts";
import { policyDeps } from "./policy-deps.ts";

export interface BacktestOptions extends SharedOptions {
  readonly proposal: string;
}

/** Folds every loan before and after a change. Exit code 3 when some can't be computed after it. */
export async function backtestPolicy(shell: Shell, options: BacktestOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const done = await runToEnd(shell, policyDeps(shell, product), { context, ...options });
    if (done.status === "running") return reportInterruption(shell);
    if (done.status === "stale") {
      throw new CliError("policy-backtest.stale", exitCodes.conflict, {
        zh: "回测期间参数有变化，结果作废。再次执行同一命令会重新回测。",
        en: "The policy changed meanwhile, so this one is void. The same command again starts anew.",
      });
    }
    if (options.json === true) shell.printJson(backtestJson(done));
    else shell.print(backtestText(shell, done));
    return done.summary.failed > 0 ? exitCodes.partial : exitCodes.ok;
  });
}

async function runToEnd(
  shell: Shell,
  deps: PolicyDeps,
  { context, proposal }: { readonly context: ActionContext; readonly proposal: string },
): Promise<PolicyBacktest> {
  const started = await startBacktest(deps, { context, policyProposalId: proposal });
  const label = shell.pick({ zh: "影响回测", en: "back-test" });
  return showProgress(shell, { label, total: started.total }, async (step) => {
    let at = started;
    while (at.status === "running" && !shell.signal.aborted) {
      step(at.done);
      at = await runBacktestSlice(deps, { context, backtestId: at.id });
    }
    step(at.done);
    return at;
  });
}
