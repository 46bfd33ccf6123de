import { proposalStateNames } from "@bursar/domain/policies";
import { withdrawProposal } from "@bursar/servicing/policies";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { policyDeps } from "./policy-deps.ts";

export interface WithdrawPolicyOptions extends SharedOptions {
  readonly proposal: string;
  readonly reason: string;
  readonly as: string;
}

/** Its maker takes a proposal back. @throws Refusal `policy-proposal.…` */
export async function withdrawPolicy(
  shell: Shell,
  options: WithdrawPolicyOptions,
): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const asked = { workplace, account: options.as, permission: "policy.propose" } as const;
    const context = await actAs(shell, product, asked);
    const { proposal: policyProposalId, reason } = options;
    const deps = policyDeps(shell, product);
    const { id, status } = await withdrawProposal(deps, { context, policyProposalId, reason });
    if (options.json === true) shell.printJson({ id, status });
    else shell.print(`${id}  ${shell.pick(proposalStateNames[status])}`);
    return exitCodes.ok;
  });
}
