import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import { Refusal } from "@bursar/domain/refusal";
import type { Asked, IdentityDeps } from "../deps.ts";
import { deleteSession, selectSessions } from "./session-rows.ts";

export interface EndSession extends Asked {
  readonly sessionId: string;
}

/** Signs out here or elsewhere: ends a session of one's own. @throws Refusal `session.not-found` */
export function endOwnSession(deps: IdentityDeps, command: EndSession): Promise<void> {
  return end(deps, command, command.context.actor.id);
}

/** Ends a session of anybody at the centre. @throws Refusal `session.not-found` */
export function endCentreSession(deps: IdentityDeps, command: EndSession): Promise<void> {
  return end(deps, command, undefined);
}

function end(
  deps: IdentityDeps,
  { context, sessionId }: EndSession,
  actorId: string | undefined,
): Promise<void> {
  return withTransaction(deps.db, context, async (tx) => {
    const [shown] = await selectSessions(tx, { id: sessionId, actorId, limit: 1 });
    if (shown === undefined) throw sessionNotFound();
    await deleteSession(tx, shown);
    const { id: subjectId, actorId: whose } = shown;
    await recordAudit(tx, { action: "session.ended", subjectId, before: { actorId: whose } });
  });
}

function sessionNotFound(): Refusal {
  return new Refusal("session.not-found", {
    zh: "这个登录已经结束。请刷新登录列表。",
    en: "This session has ended already. Reload the list of sessions.",
    status: 404,
  });
}
