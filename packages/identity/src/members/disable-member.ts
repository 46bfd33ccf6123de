import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import type { IdentityDeps, OnMember } from "../deps.ts";
import { endSessionsOf } from "../sessions/session-rows.ts";
import { colleague, memberAfter } from "./change-member.ts";
import { requireAuditReason } from "./member-refusals.ts";
import { saveMember, type Member } from "./member-rows.ts";

export interface DisableMember extends OnMember {
  readonly reason: string;
}

/**
 * Keeps a colleague out, at once and until the account is enabled again. What they did stays under
 * their name. @throws Refusal `staff.not-found`, `staff.own-account`
 */
export function disableMember(deps: IdentityDeps, command: DisableMember): Promise<Member> {
  return setDisabled(deps, command, true);
}

/** Lets a colleague sign in again. @throws Refusal `staff.not-found`, `staff.own-account`, `staff.number-in-reason` */
export function enableMember(deps: IdentityDeps, command: DisableMember): Promise<Member> {
  return setDisabled(deps, command, false);
}

function setDisabled(
  deps: IdentityDeps,
  { context, staffId, reason }: DisableMember,
  disabled: boolean,
): Promise<Member> {
  return withTransaction(deps.db, context, async (tx) => {
    const before = await colleague(tx, staffId);
    if ((before.disabledAt !== null) === disabled) return before;
    await saveMember(tx, staffId, { disabled });
    if (disabled) await endSessionsOf(tx, staffId);
    const action = disabled ? "staff.disabled" : "staff.enabled";
    await recordAudit(tx, { action, subjectId: staffId, reason: requireAuditReason(reason) });
    return memberAfter(tx, staffId);
  });
}
