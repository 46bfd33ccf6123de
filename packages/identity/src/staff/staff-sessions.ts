import {
  secondFactors,
  session,
  signInPolicies,
  staffMembers,
  user,
} from "@bursar/database/accounts";
import type { Database } from "@bursar/database/connection";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { permissionsOf, type Permission } from "../permissions/index.ts";
import { tokenHash } from "../sessions/session-token.ts";

/** What somebody has to do before anything else is allowed. */
export type Pending = "password-change" | "second-factor";

/** A member of staff who is signed in, at the centre where the account works. */
export interface StaffActor {
  readonly id: string;
  readonly kind: "staff";
  readonly displayName: string;
  readonly account: string;
  readonly centreId: string;
  readonly roles: readonly string[];
  /** None while something is pending. */
  readonly permissions: ReadonlySet<Permission>;
  readonly pending: Pending | undefined;
  /** Of the university whose students' receipts this person sees. */
  readonly universityCode: string | undefined;
  readonly sessionId: string;
}

export interface StaffSession {
  readonly actor: StaffActor;
  /** Instant, ISO, UTC. */
  readonly expiresAt: string;
  readonly hasSecondFactor: boolean;
  /** Somebody else has set the password, and the time to choose one's own is over. */
  readonly isPasswordStale: boolean;
}

export interface StaffSessions {
  find(token: string): Promise<StaffSession | undefined>;
  end(token: string): Promise<void>;
  deleteExpired(): Promise<void>;
}

/** The text under which a token's session is stored. */
export function storedToken(token: string): string | undefined {
  return tokenHash(token)?.toString("base64url");
}

/**
 * Sessions by token. Every request comes through `find`, so it is one prepared statement on our
 * own tables instead of the library's session look-up, which takes two and knows no centre.
 * Roles are read each time: a role that was taken away is gone with the next request.
 */
export function staffSessions(database: Database): StaffSessions {
  const { orm } = database;
  const byToken = prepareLookUp(database);
  return {
    async find(token) {
      const stored = storedToken(token);
      if (stored === undefined) return undefined;
      const [row] = await byToken.execute({ token: stored });
      if (row === undefined) return undefined;
      if (row.isSeenLongAgo) {
        const { sessionId } = row;
        await orm
          .update(session)
          .set({ updatedAt: sql`now()` })
          .where(eq(session.id, sessionId));
      }
      return toSession(row);
    },
    async end(token) {
      const stored = storedToken(token);
      if (stored !== undefined) await orm.delete(session).where(eq(session.token, stored));
    },
    async deleteExpired() {
      await orm.delete(session).where(lt(session.expiresAt, sql`now()`));
    },
  };
}

function prepareLookUp({ orm }: Database) {
  return orm
    .select({
      id: user.id,
      displayName: user.name,
      account: user.username,
      centreId: staffMembers.centreId,
      roles: staffMembers.roles,
      universityCode: staffMembers.universityCode,
      isPasswordInitial: sql<boolean>`${staffMembers.initialPasswordUntil} is not null`,
      isPasswordStale: sql<boolean>`coalesce(${staffMembers.initialPasswordUntil} < now(), false)`,
      hasSecondFactor: sql<boolean>`${secondFactors.confirmedAt} is not null`,
      secondFactorRoles: signInPolicies.secondFactorRoles,
      sessionId: session.id,
      expiresAt: session.expiresAt,
      isSeenLongAgo: sql<boolean>`${session.updatedAt} < now() - interval '1 minute'`,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(staffMembers, eq(staffMembers.userId, user.id))
    .leftJoin(secondFactors, eq(secondFactors.userId, user.id))
    .leftJoin(signInPolicies, eq(signInPolicies.centreId, staffMembers.centreId))
    .where(
      and(
        eq(session.token, sql.placeholder("token")),
        gt(session.expiresAt, sql`now()`),
        isNull(staffMembers.disabledAt),
      ),
    )
    .prepare("staff_session_by_token");
}

type Row = Awaited<ReturnType<ReturnType<typeof prepareLookUp>["execute"]>>[number];

function toSession(row: Row): StaffSession {
  const pending = pendingOf(row);
  return {
    actor: {
      id: row.id,
      kind: "staff",
      displayName: row.displayName,
      account: row.account ?? "",
      centreId: row.centreId,
      roles: row.roles,
      permissions: permissionsOf(pending === undefined ? row.roles : []),
      pending,
      universityCode: row.universityCode ?? undefined,
      sessionId: row.sessionId,
    },
    expiresAt: row.expiresAt.toISOString(),
    hasSecondFactor: row.hasSecondFactor,
    isPasswordStale: row.isPasswordStale,
  };
}

function pendingOf(row: Row): Pending | undefined {
  if (row.isPasswordInitial) return "password-change";
  const isNeeded = row.roles.some((role) => row.secondFactorRoles?.includes(role));
  return isNeeded && !row.hasSecondFactor ? "second-factor" : undefined;
}
