import {
  secondFactors,
  session,
  signInPolicies,
  staffMembers,
  user,
} from "@bursar/database/accounts";
import {
  keepStatement,
  type Database,
  type KeptStatement,
  type Question,
} from "@bursar/database/connection";
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
  /** Who carried the token when it was last looked up; good for nothing until it is confirmed. */
  recall(token: string): RecalledSession | undefined;
  end(token: string): Promise<void>;
  deleteExpired(): Promise<void>;
}

export interface RecalledSession {
  readonly actor: StaffActor;
  /** Answered by `standing` as long as the session and all that its actor is made of stand. */
  readonly question: Question;
  readonly standing: string;
}

/** So many people are remembered; whoever is forgotten costs one look-up. */
const REMEMBERED_MAX = 2_000;

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
  const query = lookUp(database);
  const byToken = query.prepare("staff_session_by_token");
  const statement = confirmation(query);
  const remembered = new Map<string, { readonly actor: StaffActor; readonly standing: string }>();
  const remember = (stored: string, row: Row): StaffSession => {
    const found = toSession(row);
    remembered.delete(stored);
    remembered.set(stored, { actor: found.actor, standing: row.standing });
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
    return found;
  };
  return {
    recall(token) {
      const stored = storedToken(token);
      const last = stored === undefined ? undefined : remembered.get(stored);
      if (stored === undefined || last === undefined) return undefined;
      return { ...last, question: { statement, values: [stored] } };
    },
    async find(token) {
      const stored = storedToken(token);
      if (stored === undefined) return undefined;
      const [row] = await byToken.execute({ token: stored });
      if (row === undefined) {
        remembered.delete(stored);
        return undefined;
      }
      if (row.isSeenLongAgo) {
        const { sessionId } = row;
        await orm
          .update(session)
          .set({ updatedAt: sql`now()` })
          .where(eq(session.id, sessionId));
      }
      return remember(stored, row);
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

const isPasswordInitial = sql<boolean>`${staffMembers.initialPasswordUntil} is not null`;
const hasSecondFactor = sql<boolean>`${secondFactors.confirmedAt} is not null`;

/** Everything that an actor is made of, as one text: the same text is the same actor. */
const standing = sql<string>`json_build_array(${user.id}, ${user.name}, ${user.username},
  ${staffMembers.centreId}, ${staffMembers.roles}, ${staffMembers.universityCode},
  ${isPasswordInitial}, ${hasSecondFactor}, ${signInPolicies.secondFactorRoles},
  ${session.id})::text`;

function lookUp({ orm }: Database) {
  return orm
    .select({
      id: user.id,
      displayName: user.name,
      account: user.username,
      centreId: staffMembers.centreId,
      roles: staffMembers.roles,
      universityCode: staffMembers.universityCode,
      isPasswordInitial,
      isPasswordStale: sql<boolean>`coalesce(${staffMembers.initialPasswordUntil} < now(), false)`,
      hasSecondFactor,
      secondFactorRoles: signInPolicies.secondFactorRoles,
      sessionId: session.id,
      expiresAt: session.expiresAt,
      isSeenLongAgo: sql<boolean>`${session.updatedAt} < now() - interval '1 minute'`.as(
        "is_seen_long_ago",
      ),
      standing: standing.as("standing"),
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
    );
}

type LookUp = ReturnType<typeof lookUp>;

/** Nothing for a session that is to be marked as seen: that takes a look-up of its own. */
function confirmation(query: LookUp): KeptStatement {
  const read = sql`select q.standing as told from (${query.getSQL()}) q where not q.is_seen_long_ago`;
  return keepStatement("staff_session", read, ["token"]);
}

type Row = Awaited<LookUp>[number];

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
