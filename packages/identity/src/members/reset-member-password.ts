import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import type { IdentityDeps, OnMember } from "../deps.ts";
import { endSessionsOf } from "../sessions/session-rows.ts";
import { forgetFailures } from "../staff/lock-out.ts";
import { hashPassword } from "../staff/password.ts";
import { savePassword } from "../staff/password-rows.ts";
import { colleague, memberAfter } from "./change-member.ts";
import type { WithInitialPassword } from "./create-member.ts";
import { INITIAL_PASSWORD_DAYS, newInitialPassword } from "./initial-password.ts";
import { saveMember } from "./member-rows.ts";

/**
 * Gives a colleague a password for a week, with which they choose their own; the sessions they
 * have end. A second factor stays.
 *
 * @throws Refusal `staff.not-found`, `staff.own-account`
 */
export async function resetMemberPassword(
  deps: IdentityDeps,
  { context, staffId }: OnMember,
): Promise<WithInitialPassword> {
  const initialPassword = newInitialPassword();
  const passwordHash = await hashPassword(initialPassword);
  const member = await withTransaction(deps.db, context, async (tx) => {
    const before = await colleague(tx, staffId);
    await savePassword(tx, staffId, passwordHash);
    await saveMember(tx, staffId, { initialPasswordDays: INITIAL_PASSWORD_DAYS });
    await endSessionsOf(tx, staffId);
    await forgetFailures(tx, before.account);
    await recordAudit(tx, { action: "staff.password-reset", subjectId: staffId });
    return memberAfter(tx, staffId);
  });
  return { member, initialPassword: context.replayed === true ? null : initialPassword };
}
