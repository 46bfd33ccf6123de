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
  /** Rises by one with every record anew and with the confirmation. */
  readonly version: number;
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

/** Enters a consent, or corrects one that nobody has confirmed yet; gives its version. */
export async function saveGuardianConsent(
  tx: Tx,
  consent: Omit<GuardianConsent, "confirmedBy" | "confirmedOn" | "version">,
): Promise<number> {
  const { guardianName, contractId, ...given } = consent;
  const columns = { ...given, guardianNameSealed: sealText(tx, COLUMN, guardianName) };
  const [saved] = await tx.orm
    .insert(guardianConsents)
    .values({ centreId: tx.centreId, contractId, ...columns })
    .onConflictDoUpdate({
      target: [guardianConsents.centreId, guardianConsents.contractId],
      set: {
        ...columns,
        recordedAt: sql`now()`,
        version: sql`${guardianConsents.version} + 1`,
      },
      setWhere: isNull(guardianConsents.confirmedBy),
    })
    .returning({ version: guardianConsents.version });
  if (saved === undefined) throw new Error(`the consent to ${contractId} is confirmed already`);
  return saved.version;
}

export async function confirmGuardianConsent(
  tx: Tx,
  contractId: string,
  confirmed: { readonly confirmedBy: string; readonly confirmedOn: string },
): Promise<void> {
  await tx.orm
    .update(guardianConsents)
    .set({ ...confirmed, version: sql`${guardianConsents.version} + 1` })
    .where(
      and(eq(guardianConsents.centreId, tx.centreId), eq(guardianConsents.contractId, contractId)),
    );
}
