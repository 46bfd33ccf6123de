import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import { Refusal } from "@bursar/domain/refusal";
import type { Asked, IdentityDeps } from "../deps.ts";
import { saveMember } from "../members/member-rows.ts";
import { endSessionsOf } from "../sessions/session-rows.ts";
import { hashPassword } from "../staff/password.ts";
import { savePassword } from "../staff/password-rows.ts";
import { checkOwnPassword } from "./check-own-password.ts";

export interface ChangeOwnPassword extends Asked {
  /** The session that asks; every other one ends. */
  readonly sessionId: string;
  readonly password: string;
  /** 12 to 128 characters. */
  readonly newPassword: string;
}

/**
 * Chooses a password of one's own, which is what somebody with an initial one has to do first.
 *
 * @throws Refusal `staff.wrong-password`, `staff.same-password`, `staff.accounts-only`,
 * `auth.locked`.
 */
export async function changeOwnPassword(
  deps: IdentityDeps,
  { context, sessionId, password, newPassword }: ChangeOwnPassword,
): Promise<void> {
  await checkOwnPassword(deps.db, context, password);
  if (newPassword === password) throw samePassword();
  const passwordHash = await hashPassword(newPassword);
  const { id } = context.actor;
  await withTransaction(deps.db, context, async (tx) => {
    await savePassword(tx, id, passwordHash);
    await saveMember(tx, id, { initialPasswordDays: null });
    await endSessionsOf(tx, id, sessionId);
    await recordAudit(tx, { action: "account.password-changed", subjectId: id });
  });
}

function samePassword(): Refusal {
  return new Refusal("staff.same-password", {
    zh: "新密码和现在的一样。请换一个。",
    en: "The new password is the present one. Choose another.",
    status: 422,
    pointer: "/newPassword",
  });
}
