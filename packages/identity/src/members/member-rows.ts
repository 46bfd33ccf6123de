import { secondFactors, session, staffMembers, user } from "@bursar/database/accounts";
import type { Tx } from "@bursar/database/connection";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { isoInstant, isoInstantOrNull } from "../instants/iso-instant.ts";
import { lockedUntil } from "../staff/lock-out.ts";

/** An account that works at the centre. Instants are ISO, UTC. */
export interface Member {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly universityCode: string | null;
  readonly disabledAt: string | null;
  /** Until when the password that somebody else has set can be used. */
  readonly initialPasswordUntil: string | null;
  readonly hasSecondFactor: boolean;
  /** Null unless too many sign-ins have failed. */
  readonly lockedUntil: string | null;
  readonly lastSeenAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}

function selectMembers(tx: Tx) {
  return tx.orm
    .select({
      id: staffMembers.userId,
      account: user.username,
      name: user.name,
      roles: staffMembers.roles,
      universityCode: staffMembers.universityCode,
      disabledAt: staffMembers.disabledAt,
      initialPasswordUntil: staffMembers.initialPasswordUntil,
      hasSecondFactor: sql<boolean>`${secondFactors.confirmedAt} is not null`,
      lastSeenAt: sql<string | null>`(
        select max(${session.updatedAt})::text from ${session}
        where ${session.userId} = ${staffMembers.userId})`,
      createdAt: staffMembers.createdAt,
      version: staffMembers.version,
    })
    .from(staffMembers)
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .leftJoin(secondFactors, eq(secondFactors.userId, staffMembers.userId));
}

type Row = Awaited<ReturnType<typeof selectMembers>>[number];

async function toMembers(tx: Tx, rows: readonly Row[]): Promise<Member[]> {
  const accounts = rows.map((row) => row.account ?? "");
  const locks = await lockedUntil(tx, accounts);
  return rows.map((row) => ({
    ...row,
    account: row.account ?? "",
    disabledAt: isoInstantOrNull(row.disabledAt),
    initialPasswordUntil: isoInstantOrNull(row.initialPasswordUntil),
    lastSeenAt: isoInstantOrNull(row.lastSeenAt),
    createdAt: isoInstant(row.createdAt),
    lockedUntil: locks.get(row.account ?? "") ?? null,
  }));
}

export interface PageAsked {
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The centre's members in the order of their ids. */
export async function selectPage(tx: Tx, { after, limit }: PageAsked): Promise<Member[]> {
  const rows = await selectMembers(tx)
    .where(
      and(
        eq(staffMembers.centreId, tx.centreId),
        after === undefined ? undefined : gt(staffMembers.userId, after),
      ),
    )
    .orderBy(asc(staffMembers.userId))
    .limit(limit);
  return toMembers(tx, rows);
}

/** One member of the centre, locked until the transaction ends when `lock` is set. */
export async function findMember(tx: Tx, id: string, lock = false): Promise<Member | undefined> {
  const own = and(eq(staffMembers.centreId, tx.centreId), eq(staffMembers.userId, id));
  // A statement of its own: drizzle names the schema in FOR UPDATE OF, which PostgreSQL refuses.
  if (lock) {
    await tx.orm.select({ id: staffMembers.userId }).from(staffMembers).where(own).for("update");
  }
  return (await toMembers(tx, await selectMembers(tx).where(own)))[0];
}

export async function findMemberByAccount(tx: Tx, account: string): Promise<Member | undefined> {
  const rows = await selectMembers(tx).where(
    and(eq(staffMembers.centreId, tx.centreId), eq(user.username, account)),
  );
  return (await toMembers(tx, rows))[0];
}

export type MemberChange = Partial<
  Pick<typeof staffMembers.$inferInsert, "roles" | "universityCode">
> & {
  readonly disabled?: boolean;
  /** Days for which a password that somebody else has set works; null once it is the owner's. */
  readonly initialPasswordDays?: number | null;
};

/** Changes a member and counts the version up. */
export async function saveMember(tx: Tx, id: string, change: MemberChange): Promise<void> {
  const { disabled, initialPasswordDays, ...rest } = change;
  const days = initialPasswordDays;
  await tx.orm
    .update(staffMembers)
    .set({
      ...rest,
      ...(disabled !== undefined && { disabledAt: disabled ? sql`now()` : null }),
      ...(days !== undefined && {
        initialPasswordUntil: days === null ? null : sql`now() + ${days} * interval '1 day'`,
      }),
      version: sql`${staffMembers.version} + 1`,
    })
    .where(and(eq(staffMembers.centreId, tx.centreId), eq(staffMembers.userId, id)));
}
