import { volunteers, volunteerSessions } from "@bursar/database/accounts";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { and, eq, inArray } from "drizzle-orm";
import type { Asked, IdentityDeps } from "../deps.ts";
import { findCode, saveRevocation, type VolunteerCode } from "./volunteer-code-rows.ts";
import { codeNotFound } from "./volunteer-refusals.ts";

/** Ends a code and every session that was opened with it. @throws Refusal `volunteer-code.not-found` */
export function revokeVolunteerCode(
  deps: IdentityDeps,
  { context, codeId }: Asked & { readonly codeId: string },
): Promise<VolunteerCode> {
  return withTransaction(deps.db, context, async (tx) => {
    const before = await findCode(tx, codeId);
    if (before === undefined) throw codeNotFound();
    if (before.revokedAt !== null) return before;
    await saveRevocation(tx, codeId);
    await endSessionsOfCode(tx, codeId);
    const uses = { uses: before.uses };
    await recordAudit(tx, { action: "volunteer-code.revoked", subjectId: codeId, before: uses });
    return (await findCode(tx, codeId)) ?? before;
  });
}

async function endSessionsOfCode(tx: Tx, codeId: string): Promise<void> {
  const ofCode = tx.orm
    .select({ id: volunteers.id })
    .from(volunteers)
    .where(and(eq(volunteers.centreId, tx.centreId), eq(volunteers.codeId, codeId)));
  await tx.orm
    .delete(volunteerSessions)
    .where(
      and(
        eq(volunteerSessions.centreId, tx.centreId),
        inArray(volunteerSessions.volunteerId, ofCode),
      ),
    );
}
