export { endCentreSession, endOwnSession, type EndSession } from "./end-session.ts";
export { listCentreSessions, listOwnSessions } from "./list-sessions.ts";
export type { OpenSession } from "./session-rows.ts";
