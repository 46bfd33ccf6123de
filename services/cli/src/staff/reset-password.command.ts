import { resetMemberPassword, showMemberByAccount } from "@bursar/identity/members";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { printPassword } from "./print-password.ts";

export interface OnAccount extends SharedOptions {
  readonly account: string;
}

/** Gives an account a new initial password. @throws Refusal `staff.not-found` */
export async function resetPassword(shell: Shell, options: OnAccount): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    const { account } = options;
    const { id: staffId } = await showMemberByAccount(deps, { context, account });
    printPassword(shell, options, await resetMemberPassword(deps, { context, staffId }));
    return exitCodes.ok;
  });
}
