import { and, eq, isNull, sql } from "drizzle-orm";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { guardianConsents } from "./tables.ts";

const COLUMN = "guardian_consents.guardian_name";

/** A guardian's consent with the name in clear. */
export interface GuardianConsent {
  readonly contractId: string;
  readonly guardianName: string;
  readonly relation: string;
  readonly givenOn: string;
  readonly documentId: string;
  readonly recordedBy: string;
  readonly confirmedBy: string | null;
  readonly confirmedOn: string | null;
}

export async function findGuardianConsent(
  tx: Tx,
  contractId: string,
): Promise<GuardianConsent | undefined> {
  const [row] = await tx.orm
    .select()
    .from(guardianConsents)
    .where(
      and(eq(guardianConsents.centreId, tx.centreId), eq(guardianConsents.contractId, contractId)),
    );
  if (row === undefined) return undefined;
  const { guardianNameSealed, centreId: _centre, recordedAt: _at, ...rest } = row;
  return { ...rest, guardianName: openText(tx, COLUMN, guardianNameSealed) };
}

/** Enters a consent, or corrects one that nobody has confirmed yet. */
export async function saveGuardianConsent(
  tx: Tx,
  consent: Omit<GuardianConsent, "confirmedBy" | "confirmedOn">,
): Promise<void> {
  const { guardianName, contractId, ...given } = consent;
  const columns = { ...given, guardianNameSealed: sealText(tx, COLUMN, guardianName) };
  await tx.orm
    .insert(guardianConsents)
    .values({ centreId: tx.centreId, contractId, ...columns })
    .onConflictDoUpdate({
      target: [guardianConsents.centreId, guardianConsents.contractId],
      set: { ...columns, recordedAt: sql`now()` },
      setWhere: isNull(guardianConsents.confirmedBy),
    });
}

export async function confirmGuardianConsent(
  tx: Tx,
  contractId: string,
  confirmed: { readonly confirmedBy: string; readonly confirmedOn: string },
): Promise<void> {
  await tx.orm
    .update(guardianConsents)
    .set(confirmed)
    .where(
      and(eq(guardianConsents.centreId, tx.centreId), eq(guardianConsents.contractId, contractId)),
    );
}
