import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import type { IdentityDeps } from "../deps.ts";
import { deleteRecoveryCodes } from "../second-factors/recovery-codes.ts";
import { deleteSecondFactor } from "../second-factors/second-factor-rows.ts";
import { endSessionsOf } from "../sessions/session-rows.ts";
import { colleague, memberAfter } from "./change-member.ts";
import type { DisableMember } from "./disable-member.ts";
import { requireAuditReason } from "./member-refusals.ts";
import type { Member } from "./member-rows.ts";

/**
 * Takes a colleague's second factor away, for a phone that is lost with the recovery codes; their
 * sessions end. Where the centre asks for one, they enrol again at their next sign-in.
 *
 * @throws Refusal `staff.not-found`, `staff.own-account`, `staff.number-in-reason`
 */
export function resetSecondFactor(
  deps: IdentityDeps,
  { context, staffId, reason }: DisableMember,
): Promise<Member> {
  return withTransaction(deps.db, context, async (tx) => {
    const before = await colleague(tx, staffId);
    await deleteRecoveryCodes(tx, staffId);
    await deleteSecondFactor(tx, staffId);
    await endSessionsOf(tx, staffId);
    await recordAudit(tx, {
      action: "staff.second-factor-reset",
      subjectId: staffId,
      before: { hasSecondFactor: before.hasSecondFactor },
      reason: requireAuditReason(reason),
    });
    return memberAfter(tx, staffId);
  });
}
