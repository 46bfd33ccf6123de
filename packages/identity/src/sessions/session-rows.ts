import { session, volunteerSessions } from "@bursar/database/accounts";
import type { Tx } from "@bursar/database/connection";
import { and, eq, ne, sql } from "drizzle-orm";
import { isoInstant } from "../instants/iso-instant.ts";

/** Somebody who is signed in, and where. Instants are ISO, UTC. */
export interface OpenSession {
  readonly id: string;
  /** Of the member of staff or the volunteer. */
  readonly actorId: string;
  readonly actorKind: "staff" | "volunteer";
  readonly displayName: string;
  /** What the browser says of itself; null when it says nothing. */
  readonly device: string | null;
  readonly ip: string | null;
  readonly since: string;
  /** To the minute. */
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

export interface SessionFilter {
  readonly actorId?: string | undefined;
  readonly id?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Open sessions of the centre's people in the order of their ids. */
export async function selectSessions(tx: Tx, filter: SessionFilter): Promise<OpenSession[]> {
  const { actorId = null, id = null, after = null, limit } = filter;
  const rows = await tx.orm.execute<Record<string, unknown> & OpenSession>(sql`
    select * from (
      select s.id, s.user_id as "actorId", 'staff' as "actorKind", u.name as "displayName",
             s.user_agent as device, s.ip_address as ip, s.created_at::text as since,
             s.updated_at::text as "lastSeenAt", s.expires_at::text as "expiresAt"
      from auth.session s
      join auth."user" u on u.id = s.user_id
      join auth.staff_members m on m.user_id = s.user_id
      where m.centre_id = ${tx.centreId} and s.expires_at > now()
      union all
      select s.id, s.volunteer_id, 'volunteer', v.name, s.user_agent, s.ip,
             s.created_at::text, s.last_seen_at::text, s.expires_at::text
      from auth.volunteer_sessions s
      join auth.volunteers v on v.centre_id = s.centre_id and v.id = s.volunteer_id
      where s.centre_id = ${tx.centreId} and s.expires_at > now()) as open
    where (${actorId}::text is null or "actorId" = ${actorId})
      and (${id}::text is null or id = ${id})
      and (${after}::text is null or id > ${after})
    order by id limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    since: isoInstant(row.since),
    lastSeenAt: isoInstant(row.lastSeenAt),
    expiresAt: isoInstant(row.expiresAt),
  }));
}

/** Ends a session that {@link selectSessions} has shown. */
export async function deleteSession(tx: Tx, shown: OpenSession): Promise<void> {
  const { id } = shown;
  if (shown.actorKind === "staff") await tx.orm.delete(session).where(eq(session.id, id));
  else {
    await tx.orm
      .delete(volunteerSessions)
      .where(and(eq(volunteerSessions.centreId, tx.centreId), eq(volunteerSessions.id, id)));
  }
}

/** Ends all sessions of a member of staff, or all but one. */
export async function endSessionsOf(tx: Tx, userId: string, except?: string): Promise<void> {
  const own = eq(session.userId, userId);
  const ended = except === undefined ? own : and(own, ne(session.id, except));
  await tx.orm.delete(session).where(ended);
}
