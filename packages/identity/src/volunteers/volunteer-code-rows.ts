import { volunteerCodes, volunteers } from "@bursar/database/accounts";
import type { Tx } from "@bursar/database/connection";
import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { isoInstant, isoInstantOrNull } from "../instants/iso-instant.ts";

/** A volunteer who has signed in with a code. */
export interface Volunteer {
  /** Under which the audit trail has what they did. */
  readonly id: string;
  readonly name: string;
  readonly since: string;
}

/** A daily code; the code itself is shown once and not kept. Instants are ISO, UTC. */
export interface VolunteerCode {
  readonly id: string;
  readonly businessOn: string;
  readonly usesMax: number;
  /** Sign-ins so far. */
  readonly uses: number;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly volunteers: readonly Volunteer[];
}

export interface CodePage {
  /** Rows before this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The centre's codes, latest first. */
export async function selectCodes(tx: Tx, page: CodePage): Promise<VolunteerCode[]> {
  const { after, limit } = page;
  const rows = await tx.orm
    .select()
    .from(volunteerCodes)
    .where(
      and(
        eq(volunteerCodes.centreId, tx.centreId),
        after === undefined ? undefined : lt(volunteerCodes.id, after),
      ),
    )
    .orderBy(desc(volunteerCodes.id))
    .limit(limit);
  return withVolunteers(tx, rows);
}

export async function findCode(tx: Tx, id: string): Promise<VolunteerCode | undefined> {
  const rows = await tx.orm
    .select()
    .from(volunteerCodes)
    .where(and(eq(volunteerCodes.centreId, tx.centreId), eq(volunteerCodes.id, id)))
    .for("update");
  return (await withVolunteers(tx, rows))[0];
}

async function withVolunteers(
  tx: Tx,
  rows: readonly (typeof volunteerCodes.$inferSelect)[],
): Promise<VolunteerCode[]> {
  const ids = rows.map((row) => row.id);
  const people =
    ids.length === 0
      ? []
      : await tx.orm
          .select()
          .from(volunteers)
          .where(and(eq(volunteers.centreId, tx.centreId), inArray(volunteers.codeId, ids)))
          .orderBy(asc(volunteers.id));
  return rows.map((row) => ({
    id: row.id,
    businessOn: row.businessOn,
    usesMax: row.usesMax,
    uses: row.uses,
    issuedBy: row.issuedBy,
    issuedAt: isoInstant(row.issuedAt),
    expiresAt: isoInstant(row.expiresAt),
    revokedAt: isoInstantOrNull(row.revokedAt),
    volunteers: people
      .filter((person) => person.codeId === row.id)
      .map(({ id, name, createdAt }) => ({ id, name, since: isoInstant(createdAt) })),
  }));
}

export async function insertCode(
  tx: Tx,
  added: Pick<typeof volunteerCodes.$inferInsert, "id" | "codeHash" | "businessOn" | "usesMax">,
): Promise<void> {
  const midnight = sql`(date_trunc('day', now() at time zone 'Asia/Shanghai') + interval '1 day')
    at time zone 'Asia/Shanghai'`;
  const issuedBy = tx.context.actor.id;
  await tx.orm
    .insert(volunteerCodes)
    .values({ centreId: tx.centreId, ...added, issuedBy, expiresAt: midnight });
}

/** Counts a sign-in; undefined when the code is of no use any more. */
export async function takeUse(
  tx: Tx,
  id: string,
  today: string,
): Promise<{ readonly expiresAt: string } | undefined> {
  const [taken] = await tx.orm
    .update(volunteerCodes)
    .set({ uses: sql`${volunteerCodes.uses} + 1` })
    .where(
      and(
        eq(volunteerCodes.centreId, tx.centreId),
        eq(volunteerCodes.id, id),
        eq(volunteerCodes.businessOn, today),
        sql`${volunteerCodes.revokedAt} is null and ${volunteerCodes.expiresAt} > now()
            and ${volunteerCodes.uses} < ${volunteerCodes.usesMax}`,
      ),
    )
    .returning({ expiresAt: volunteerCodes.expiresAt });
  return taken;
}

export async function saveRevocation(tx: Tx, id: string): Promise<void> {
  await tx.orm
    .update(volunteerCodes)
    .set({ revokedAt: sql`now()`, revokedBy: tx.context.actor.id })
    .where(and(eq(volunteerCodes.centreId, tx.centreId), eq(volunteerCodes.id, id)));
}
