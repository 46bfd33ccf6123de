import {
  findApplication,
  insertMove,
  saveStatus,
  type Application,
} from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { MoveCommand } from "@bursar/domain/application";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse, refused } from "../refuse.ts";
import { decideOn } from "./decide-on.ts";

export interface MoveApplication {
  readonly context: ActionContext;
  readonly applicationId: string;
  /** The version that the person had on the screen. */
  readonly ifMatch: string;
  /** Codes that were ticked. */
  readonly reasons: readonly string[];
  /** The person's own words. */
  readonly note: string | null;
}

/** An application locked in the version that was shown. @throws Refusal `version.changed` */
export async function lockShown(
  tx: Tx,
  { applicationId, ifMatch }: Pick<MoveApplication, "applicationId" | "ifMatch">,
): Promise<Application> {
  const application = await findApplication(tx, applicationId, true);
  if (application === undefined) throw refuse("application.not-found");
  requireVersion(ifMatch, application.version);
  return application;
}

/** Moves a locked application: the rules decide, history and audit trail follow. */
export async function moveLocked(
  tx: Tx,
  application: Application,
  move: Pick<MoveApplication, "reasons" | "note"> & { readonly event: MoveCommand["event"] },
): Promise<Application> {
  const { event, reasons, note } = move;
  const decision = decideOn(application, { event, actorId: tx.context.actor.id });
  if (decision.kind === "refused") throw refused(decision);
  const { status, version } = decision;
  await saveStatus(tx, application.id, status);
  await insertMove(tx, {
    applicationId: application.id,
    event,
    fromStatus: application.status,
    toStatus: status,
    version,
    reasons: [...reasons],
    note,
    occurredOn: await businessDate(tx),
  });
  await recordAudit(tx, {
    action: `application.${event}`,
    subjectId: application.id,
    before: { status: application.status, version: application.version },
    after: { status, version, reasons },
  });
  return { ...application, status, version };
}

/** A move that does nothing else: return, withdraw, void. */
export async function moveApplication(
  deps: Deps,
  command: MoveApplication & { readonly event: "return" | "withdraw" | "void" },
): Promise<Application> {
  return withTransaction(deps.db, command.context, async (tx) =>
    moveLocked(tx, await lockShown(tx, command), command),
  );
}
