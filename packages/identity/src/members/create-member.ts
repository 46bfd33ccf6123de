import { recordAudit } from "@bursar/database/audit";
import { newId, withTransaction } from "@bursar/database/connection";
import { cleanText } from "@bursar/domain/identity";
import type { Asked, IdentityDeps } from "../deps.ts";
import { AccountTaken, insertStaffAccount } from "../staff/insert-staff-account.ts";
import { normaliseAccount } from "../staff/account-name.ts";
import { hashPassword } from "../staff/password.ts";
import { decideRoles } from "./grantable-roles.ts";
import { INITIAL_PASSWORD_DAYS, newInitialPassword } from "./initial-password.ts";
import { accountTaken, memberNotFound, rolesRefused } from "./member-refusals.ts";
import { findMember, type Member } from "./member-rows.ts";

export interface CreateMember extends Asked {
  /** Two to forty letters, digits, dots, hyphens and underscores; case does not matter. */
  readonly account: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly universityCode: string | null;
}

export interface WithInitialPassword {
  readonly member: Member;
  /** Shown once: null when the request is one that was answered before. */
  readonly initialPassword: string | null;
}

/**
 * Makes an account at the centre. Its password works for a week and opens nothing but the choosing
 * of another.
 *
 * @throws Refusal `staff.account-taken`, `staff.role-not-grantable`, `staff.university-missing`.
 */
export async function createMember(
  deps: IdentityDeps,
  command: CreateMember,
): Promise<WithInitialPassword> {
  const { context, roles: wanted, universityCode } = command;
  const actorId = context.actor.id;
  const change = { actorId, memberId: undefined, before: [], wanted, universityCode };
  const decision = decideRoles(change);
  if (decision.kind === "refused") throw rolesRefused(decision.code);
  const initialPassword = newInitialPassword();
  const passwordHash = await hashPassword(initialPassword);
  const member = await withTransaction(deps.db, context, async (tx) => {
    const { roles } = decision;
    const account = normaliseAccount(command.account);
    const place = { centreId: tx.centreId, roles, universityCode: decision.universityCode };
    const added = {
      id: newId("usr"),
      account,
      name: cleanText(command.name),
      passwordHash,
      ...place,
    };
    const initialPasswordDays = INITIAL_PASSWORD_DAYS;
    await insertStaffAccount(tx.orm, { ...added, initialPasswordDays });
    await recordAudit(tx, {
      action: "staff.created",
      subjectId: added.id,
      after: { account, roles, universityCode: decision.universityCode },
    });
    const made = await findMember(tx, added.id);
    if (made === undefined) throw memberNotFound();
    return made;
  }).catch((error: unknown) => {
    throw error instanceof AccountTaken ? accountTaken() : error;
  });
  return { member, initialPassword: context.replayed === true ? null : initialPassword };
}
