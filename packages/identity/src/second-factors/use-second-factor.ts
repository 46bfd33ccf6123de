import { recordAudit } from "@bursar/database/audit";
import { newId, withTransaction, type Database } from "@bursar/database/connection";
import { cleanCode } from "@bursar/domain/identity";
import { useRecoveryCode } from "./recovery-codes.ts";
import { findSecondFactor, useStep } from "./second-factor-rows.ts";
import { stepOf } from "./totp.ts";

interface Used {
  readonly actor: { readonly id: string; readonly centreId: string };
  /** Six digits of the app, or a recovery code. */
  readonly code: string;
}

/** Whether the code is the person's; it is used up with that. */
export function useSecondFactor(database: Database, { actor, code }: Used): Promise<boolean> {
  const { id, centreId } = actor;
  const context = { actor: { id, kind: "staff" }, centreId, requestId: newId("req") };
  return withTransaction(database, context, async (tx) => {
    const factor = await findSecondFactor(tx, id);
    if (factor?.isConfirmed !== true) return false;
    const typed = cleanCode(code).replaceAll(/\s/g, "");
    const step = stepOf(factor.secret, typed, Date.now());
    if (step !== undefined) return useStep(tx, id, { step });
    const isRecovered = await useRecoveryCode(tx, id, typed);
    if (isRecovered) await recordAudit(tx, { action: "account.recovery-code-used", subjectId: id });
    return isRecovered;
  });
}
