import { volunteerSessions } from "@bursar/database/accounts";
import type { Database } from "@bursar/database/connection";
import { eq, lt, sql } from "drizzle-orm";
import { permissionsOf, type Permission } from "../permissions/index.ts";
import { tokenHash } from "../sessions/session-token.ts";

/** What a volunteer's token starts with, so that nobody looks it up among staff. */
export const VOLUNTEER_TOKEN_PREFIX = "vol_";

const ROLES = ["volunteer"] as const;

/** A volunteer who is signed in for today. */
export interface VolunteerActor {
  readonly id: string;
  readonly kind: "volunteer";
  readonly displayName: string;
  readonly centreId: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  readonly sessionId: string;
}

/** Who carries this token, while the code's business day lasts and nobody has revoked it. */
export async function findVolunteer(
  { orm }: Database,
  token: string,
): Promise<VolunteerActor | undefined> {
  const hash = tokenHash(token.slice(VOLUNTEER_TOKEN_PREFIX.length));
  if (hash === undefined) return undefined;
  const [row] = await orm.execute<{
    id: string;
    displayName: string;
    centreId: string;
    sessionId: string;
    isSeenLongAgo: boolean;
  }>(sql`
    select v.id, v.name as "displayName", s.centre_id as "centreId", s.id as "sessionId",
           s.last_seen_at < now() - interval '1 minute' as "isSeenLongAgo"
    from auth.volunteer_sessions s
    join auth.volunteers v on v.centre_id = s.centre_id and v.id = s.volunteer_id
    join auth.volunteer_codes c on c.centre_id = v.centre_id and c.id = v.code_id
    where s.token_hash = ${hash} and s.expires_at > now() and c.revoked_at is null
      and c.business_on = coalesce(
        (select b.business_on from business_dates b where b.centre_id = s.centre_id),
        (now() at time zone 'Asia/Shanghai')::date)`);
  if (row === undefined) return undefined;
  const { isSeenLongAgo, ...person } = row;
  if (isSeenLongAgo) await touch(orm, hash);
  return { ...person, kind: "volunteer", roles: ROLES, permissions: permissionsOf(ROLES) };
}

async function touch(orm: Database["orm"], hash: Buffer): Promise<void> {
  await orm
    .update(volunteerSessions)
    .set({ lastSeenAt: sql`now()` })
    .where(eq(volunteerSessions.tokenHash, hash));
}

/** Removes sessions that have ended; to be called now and then. */
export async function deleteExpiredVolunteerSessions({ orm }: Database): Promise<void> {
  await orm.delete(volunteerSessions).where(lt(volunteerSessions.expiresAt, sql`now()`));
}
