import { createMember } from "@bursar/identity/members";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { printPassword } from "./print-password.ts";

export interface AddStaffOptions extends SharedOptions {
  readonly account: string;
  readonly name: string;
  readonly role: readonly string[];
  readonly university?: string;
}

const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/;

/**
 * Makes an account, such as the first supervisor's of a new centre.
 *
 * @throws CliError `staff.bad-account`; Refusal as `createMember`
 */
export async function addStaffMember(shell: Shell, options: AddStaffOptions): Promise<ExitCode> {
  const { account, name, role: roles, university } = options;
  if (!ACCOUNT.test(account)) throw badAccount(account);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const universityCode = university ?? null;
    const made = await createMember(
      { db: product.database },
      { context, account, name, roles, universityCode },
    );
    printPassword(shell, options, made);
    return exitCodes.ok;
  });
}

function badAccount(account: string): CliError {
  return new CliError("staff.bad-account", exitCodes.usage, {
    zh: `账号名 ${account} 不合规：用 2 到 40 个字母、数字、点、横线或下划线。`,
    en: `${account} is no account name: use 2 to 40 letters, digits, dots, hyphens, underscores.`,
  });
}
