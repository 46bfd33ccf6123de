import type { ActionContext, Database } from "@bursar/database/connection";
import { Refusal } from "@bursar/domain/refusal";
import { releaseAttempt } from "../limits/attempts.ts";
import { claimSignIn } from "../staff/lock-out.ts";
import { verifyPassword } from "../staff/password.ts";
import { findPassword } from "../staff/password-rows.ts";

/**
 * Makes sure that whoever holds the session knows the password too, before it is used for more
 * than work. A wrong one counts towards the lock-out.
 *
 * @returns the name of the account.
 * @throws Refusal `staff.accounts-only` for anybody but staff, `staff.wrong-password` (403),
 * `auth.locked` (429).
 */
export async function checkOwnPassword(
  database: Database,
  { actor, origin }: ActionContext,
  password: string,
): Promise<string> {
  const own = await findPassword(database, actor.kind === "staff" ? actor.id : "");
  if (own === undefined) throw accountsOnly();
  const attempt = await claimSignIn(database, { account: own.account, ip: origin?.ip });
  if (!(await verifyPassword({ hash: own.passwordHash, password }))) throw wrongPassword();
  await releaseAttempt(database, attempt);
  return own.account;
}

/** What volunteers and keys are told, which have neither password nor second factor. */
export function accountsOnly(): Refusal {
  return new Refusal("staff.accounts-only", {
    zh: "只有有账号和密码的工作人员可以这样做。",
    en: "Only members of staff with an account and a password can do this.",
    status: 403,
  });
}

function wrongPassword(): Refusal {
  return new Refusal("staff.wrong-password", {
    zh: "现在的密码不对。请核对后再试。",
    en: "This is not your present password. Check it and try again.",
    status: 403,
    pointer: "/password",
  });
}
