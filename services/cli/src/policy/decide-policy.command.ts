import type { ActionContext } from "@bursar/database/connection";
import type { PolicyProposal } from "@bursar/database/policies";
import { proposalStateNames } from "@bursar/domain/policies";
import {
  activatePolicy,
  approvePolicy,
  showProposal,
  type PolicyDeps,
} from "@bursar/servicing/policies";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { backtestText } from "./backtest-report.ts";
import { policyDeps } from "./policy-deps.ts";

export interface DecidePolicyOptions extends SharedOptions {
  readonly proposal: string;
  readonly step: "approve" | "activate";
  readonly as: string;
}

/** The second person's approval of rows and back-test, or putting approved rows in force. */
export async function decidePolicy(shell: Shell, options: DecidePolicyOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const asked = { workplace, account: options.as, permission: "policy.approve" } as const;
    const context = await actAs(shell, product, asked);
    const deps = policyDeps(shell, product);
    const policyProposalId = options.proposal;
    const proposal =
      options.step === "approve"
        ? await approve(shell, deps, { context, policyProposalId })
        : await activate(deps, { context, policyProposalId });
    const { id, hash, status, backtestId, policyStamp, refoldFrom } = proposal;
    if (options.json === true) {
      shell.printJson({ id, hash, status, backtestId, policyStamp, refoldFrom });
    } else shell.print(`${id}  ${shell.pick(proposalStateNames[status])}`);
    if (refoldFrom !== null) {
      shell.say({
        zh: `变更追溯到 ${refoldFrom}，已入账的贷款将逐笔重算并补记差额：worker 运行时自动办理，见 bursar batch list。`,
        en: `It reaches back to ${refoldFrom}: posted loans are folded again and the difference posted by a worker; see bursar batch list.`,
      });
    }
    return exitCodes.ok;
  });
}

interface Named {
  readonly context: ActionContext;
  readonly policyProposalId: string;
}

/** Shows what is approved before it is. */
async function approve(shell: Shell, deps: PolicyDeps, named: Named): Promise<PolicyProposal> {
  const { proposal, backtest } = await showProposal(deps, named);
  if (backtest === undefined) {
    throw new CliError("policy-backtest.not-found", exitCodes.conflict, {
      zh: `还没有影响回测。先执行：bursar policy backtest ${proposal.id}`,
      en: `It was not back-tested yet. First: bursar policy backtest ${proposal.id}`,
    });
  }
  shell.write(`${backtestText(shell, backtest)}\n`);
  return approvePolicy(deps, {
    ...named,
    hash: proposal.hash,
    policyBacktestId: backtest.id,
    policyStamp: backtest.policyStamp,
  });
}

async function activate(deps: PolicyDeps, named: Named): Promise<PolicyProposal> {
  const { proposal } = await showProposal(deps, named);
  return activatePolicy(deps, { ...named, hash: proposal.hash });
}
