import type { Database } from "@bursar/database/connection";
import { staffSessions } from "../staff/staff-sessions.ts";
import { authenticateBearer, type BearerActor } from "./authenticate-bearer.ts";
import { recallBearer, type RecalledBearer } from "./recall-bearer.ts";

export interface BearerAuthentication {
  authenticate(token: string): Promise<BearerActor | undefined>;
  /** Who carried this token a moment ago, without asking yet; undefined when that is not known. */
  recall(token: string): RecalledBearer | undefined;
}

/**
 * {@link authenticateBearer} for a service that signs nobody in itself: it needs the sessions,
 * and not the secret of those who make them.
 */
export function bearerAuthentication(db: Database): BearerAuthentication {
  const sessions = staffSessions(db);
  const staff = {
    authenticate: async (token: string) => (await sessions.find(token))?.actor,
  };
  return {
    authenticate: (token) => authenticateBearer({ db, staff }, token),
    recall(token) {
      const recalled = sessions.recall(token);
      return recalled && recallBearer(db, recalled);
    },
  };
}
