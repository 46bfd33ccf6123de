import { showMemberByAccount, unlockMember } from "@bursar/identity/members";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { Shell } from "../terminal/shell.ts";
import type { OnAccount } from "./reset-password.command.ts";

/** Opens an account that failed sign-ins have locked. @throws Refusal `staff.not-found` */
export async function unlock(shell: Shell, options: OnAccount): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    const { account } = options;
    const { id: staffId } = await showMemberByAccount(deps, { context, account });
    const staff = await unlockMember(deps, { context, staffId });
    if (options.json === true) shell.printJson({ staff });
    shell.say({ zh: `✓ ${staff.account} 可以登录了`, en: `✓ ${staff.account} can sign in again` });
    return exitCodes.ok;
  });
}
