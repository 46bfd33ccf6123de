import { secondFactors } from "@bursar/database/accounts";
import { openText, sealText, type Tx } from "@bursar/database/connection";
import { and, eq, isNotNull, lt, sql } from "drizzle-orm";

const COLUMN = "second_factors.secret";

export interface SecondFactor {
  /** Base 32. */
  readonly secret: string;
  readonly isConfirmed: boolean;
}

export async function findSecondFactor(tx: Tx, userId: string): Promise<SecondFactor | undefined> {
  const [row] = await tx.orm
    .select()
    .from(secondFactors)
    .where(and(eq(secondFactors.userId, userId), eq(secondFactors.centreId, tx.centreId)));
  if (row === undefined) return undefined;
  const secret = openText(tx, COLUMN, row.secretSealed);
  return { secret, isConfirmed: row.confirmedAt !== null };
}

/** Makes this the person's secret, still to be confirmed. */
export async function saveSecret(tx: Tx, userId: string, secret: string): Promise<void> {
  const fresh = {
    centreId: tx.centreId,
    secretSealed: sealText(tx, COLUMN, secret),
    confirmedAt: null,
    lastStep: 0,
    createdAt: sql`now()`,
  };
  await tx.orm
    .insert(secondFactors)
    .values({ userId, ...fresh })
    .onConflictDoUpdate({ target: secondFactors.userId, set: fresh });
}

/** Uses the step up and counts the secret as confirmed; false when a code of it was used before. */
export async function useStep(
  tx: Tx,
  userId: string,
  used: { readonly step: number; readonly confirm?: true },
): Promise<boolean> {
  const isOwn = and(eq(secondFactors.userId, userId), lt(secondFactors.lastStep, used.step));
  const rows = await tx.orm
    .update(secondFactors)
    .set({ lastStep: used.step, ...(used.confirm && { confirmedAt: sql`now()` }) })
    .where(used.confirm ? isOwn : and(isOwn, isNotNull(secondFactors.confirmedAt)))
    .returning({ userId: secondFactors.userId });
  return rows.length === 1;
}

export async function deleteSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.orm
    .delete(secondFactors)
    .where(eq(secondFactors.userId, userId))
    .returning({ userId: secondFactors.userId });
  return rows.length === 1;
}
