import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import type { IdentityDeps, OnMember } from "../deps.ts";
import { forgetFailures } from "../staff/lock-out.ts";
import { colleague, memberAfter } from "./change-member.ts";
import type { Member } from "./member-rows.ts";

/**
 * Opens an account that failed sign-ins have locked, before its time.
 *
 * @throws Refusal `staff.not-found`, `staff.own-account`
 */
export function unlockMember(deps: IdentityDeps, { context, staffId }: OnMember): Promise<Member> {
  return withTransaction(deps.db, context, async (tx) => {
    const before = await colleague(tx, staffId);
    const failures = await forgetFailures(tx, before.account);
    await recordAudit(tx, {
      action: "staff.unlocked",
      subjectId: staffId,
      before: { lockedUntil: before.lockedUntil, failures },
    });
    return memberAfter(tx, staffId);
  });
}
