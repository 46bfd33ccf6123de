import { readCentre } from "@bursar/database/connection";
import type { Asked, IdentityDeps } from "../deps.ts";
import { selectSessions, type OpenSession, type SessionFilter } from "./session-rows.ts";

const OWN_MAX = 100;

/** The sessions of whoever asks, oldest first. */
export function listOwnSessions(deps: IdentityDeps, { context }: Asked): Promise<OpenSession[]> {
  const filter = { actorId: context.actor.id, limit: OWN_MAX };
  return readCentre(deps.db, context, (tx) => selectSessions(tx, filter));
}

/** A page of everybody's sessions at the centre, volunteers included. */
export function listCentreSessions(
  deps: IdentityDeps,
  { context, page }: Asked & { readonly page: Pick<SessionFilter, "after" | "limit"> },
): Promise<OpenSession[]> {
  return readCentre(deps.db, context, (tx) => selectSessions(tx, page));
}
