import type { Database } from "@bursar/database/connection";
import { staffSessions } from "../staff/staff-sessions.ts";
import { authenticateBearer, type BearerActor } from "./authenticate-bearer.ts";

/**
 * {@link authenticateBearer} for a service that signs nobody in itself: it needs the sessions,
 * and not the secret of those who make them.
 */
export function bearerAuthentication(
  db: Database,
): (token: string) => Promise<BearerActor | undefined> {
  const sessions = staffSessions(db);
  const staff = {
    authenticate: async (token: string) => (await sessions.find(token))?.actor,
  };
  return (token) => authenticateBearer({ db, staff }, token);
}
