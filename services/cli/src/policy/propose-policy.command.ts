import { readCentre } from "@bursar/database/connection";
import { loadPolicy, proposePolicy as propose } from "@bursar/servicing/policies";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { policyDeps } from "./policy-deps.ts";
import { readProposed, type ProposedOptions } from "./read-proposed.ts";

export type ProposePolicyOptions = SharedOptions & ProposedOptions & { readonly as: string };

/** Puts a change of the policy up for a second person. */
export async function proposePolicy(
  shell: Shell,
  options: ProposePolicyOptions,
): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const policy = await readCentre(product.database, workplace.context, loadPolicy);
    const proposed = await readProposed(options, policy);
    const asked = { workplace, account: options.as, permission: "policy.propose" } as const;
    const context = await actAs(shell, product, asked);
    const proposal = await propose(policyDeps(shell, product), { context, ...proposed });
    const { id, hash, rows, reason, status } = proposal;
    if (options.json === true) shell.printJson({ id, hash, rows, reason, status });
    else shell.print(id);
    shell.say({
      zh: `已提出，待第二人复核。先做影响回测：bursar policy backtest ${id}`,
      en: `Proposed; a second person approves it. Back-test it first: bursar policy backtest ${id}`,
    });
    return exitCodes.ok;
  });
}
