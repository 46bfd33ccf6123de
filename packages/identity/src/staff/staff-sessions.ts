import { session, staffMembers, user } from "@bursar/database/accounts";
import type { Database } from "@bursar/database/connection";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import { permissionsOf, type Permission } from "../permissions/index.ts";
import { tokenHash } from "../sessions/session-token.ts";

/** A member of staff who is signed in, at the centre where the account works. */
export interface StaffActor {
  readonly id: string;
  readonly kind: "staff";
  readonly displayName: string;
  readonly account: string;
  readonly centreId: string;
  readonly permissions: ReadonlySet<Permission>;
}

export interface StaffSession {
  readonly actor: StaffActor;
  /** Instant, ISO, UTC. */
  readonly expiresAt: string;
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
  const byToken = orm
    .select({
      id: user.id,
      displayName: user.name,
      account: user.username,
      centreId: staffMembers.centreId,
      roles: staffMembers.roles,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(staffMembers, eq(staffMembers.userId, user.id))
    .where(and(eq(session.token, sql.placeholder("token")), gt(session.expiresAt, sql`now()`)))
    .orderBy(staffMembers.centreId)
    .limit(1)
    .prepare("staff_session_by_token");
  return {
    async find(token) {
      const stored = storedToken(token);
      if (stored === undefined) return undefined;
      const [row] = await byToken.execute({ token: stored });
      if (row === undefined) return undefined;
      const { roles, expiresAt, ...person } = row;
      const actor = { ...person, account: person.account ?? "", permissions: permissionsOf(roles) };
      return { actor: { ...actor, kind: "staff" }, expiresAt: expiresAt.toISOString() };
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
