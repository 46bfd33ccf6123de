import { user } from "@bursar/database/accounts";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { cleanText } from "@bursar/domain/identity";
import { eq } from "drizzle-orm";
import type { IdentityDeps, OnMember } from "../deps.ts";
import { decideRoles } from "./grantable-roles.ts";
import { memberNotFound, ownAccount, rolesRefused, versionChanged } from "./member-refusals.ts";
import { findMember, saveMember, type Member } from "./member-rows.ts";

export interface ChangeMember extends OnMember {
  /** The version that was shown. */
  readonly version: string;
  readonly name?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly universityCode?: string | null | undefined;
}

/**
 * Changes what a colleague is called and may do; it holds from the colleague's next request on.
 *
 * @throws Refusal `staff.not-found`, `staff.own-account`, `version.changed`,
 * `staff.role-not-grantable`, `staff.university-missing`.
 */
export function changeMember(deps: IdentityDeps, command: ChangeMember): Promise<Member> {
  const { context, staffId } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const before = await colleague(tx, staffId);
    if (String(before.version) !== command.version) throw versionChanged();
    const decision = decideRoles({
      actorId: context.actor.id,
      memberId: staffId,
      before: before.roles,
      wanted: command.roles ?? before.roles,
      universityCode:
        command.universityCode === undefined ? before.universityCode : command.universityCode,
    });
    if (decision.kind === "refused") throw rolesRefused(decision.code);
    const { universityCode } = decision;
    await saveMember(tx, staffId, { roles: [...decision.roles], universityCode });
    const name = cleanText(command.name ?? before.name);
    if (name !== before.name) await tx.orm.update(user).set({ name }).where(eq(user.id, staffId));
    await recordAudit(tx, {
      action: "staff.changed",
      subjectId: staffId,
      before: { roles: before.roles, universityCode: before.universityCode },
      after: { roles: decision.roles, universityCode, renamed: name !== before.name },
    });
    return memberAfter(tx, staffId);
  });
}

/** Another member of the centre, locked. @throws Refusal `staff.not-found`, `staff.own-account` */
export async function colleague(tx: Tx, staffId: string): Promise<Member> {
  const member = await findMember(tx, staffId, true);
  if (member === undefined) throw memberNotFound();
  if (member.id === tx.context.actor.id) throw ownAccount();
  return member;
}

/** The member as it stands at the end of a transaction. */
export async function memberAfter(tx: Tx, staffId: string): Promise<Member> {
  const member = await findMember(tx, staffId);
  if (member === undefined) throw memberNotFound();
  return member;
}
