import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { reviewOpenings } from "./tables.ts";

/** Notes that the actor has opened this version of an application; the first time counts. */
export async function insertOpening(
  tx: Tx,
  opened: { readonly applicationId: string; readonly version: number },
): Promise<void> {
  await tx.orm
    .insert(reviewOpenings)
    .values({ ...opened, centreId: tx.centreId, openedBy: tx.context.actor.id })
    .onConflictDoNothing();
}

/** The versions of these applications that a person has opened, as `id/version`. */
export async function openedVersions(
  tx: Tx,
  applicationIds: readonly string[],
  openedBy: string,
): Promise<Set<string>> {
  if (applicationIds.length === 0) return new Set();
  const rows = await tx.orm
    .select({ id: reviewOpenings.applicationId, version: reviewOpenings.version })
    .from(reviewOpenings)
    .where(
      and(
        eq(reviewOpenings.centreId, tx.centreId),
        eq(reviewOpenings.openedBy, openedBy),
        inArray(reviewOpenings.applicationId, [...applicationIds]),
      ),
    );
  return new Set(rows.map(({ id, version }) => `${id}/${version}`));
}
