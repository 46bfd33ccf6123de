import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { lockRecognitions, type HardshipRecognition } from "@bursar/database/hardship";
import { countOpenObjections, findNotice } from "@bursar/database/publicity";
import { readAcademicYear } from "@bursar/domain/application";
import { decideHardship, type DecidableHardship } from "@bursar/domain/hardship";
import { dateInYear, inForce } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";
import { moveRecognitions } from "./move-recognitions.ts";
import { showRecognition, type ShownRecognition } from "./show-recognition.ts";

export interface DecideRecognition {
  readonly context: ActionContext;
  readonly recognitionId: string;
  /** The version that the second person was shown. */
  readonly version: string;
  readonly outcome: "granted" | "declined";
  readonly reason?: string | undefined;
}

/**
 * The second person's decision after the publicity. A granted change takes the place of the
 * recognition that it changes.
 *
 * @throws Refusal `hardship.not-found`, `hardship.wrong-state`, `hardship.not-public-yet`,
 * `publicity.still-running`, `objection.unresolved`, `hardship.same-person`, `hardship.no-level`,
 * `hardship.not-in-force`, `version.changed`.
 */
export async function decideRecognition(
  deps: Deps,
  command: DecideRecognition,
): Promise<ShownRecognition> {
  const { context, recognitionId } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const [before] = await lockRecognitions(tx, [recognitionId]);
    if (before === undefined) throw refuse("hardship.not-found");
    const on = await businessDate(tx);
    const checkerId = context.actor.id;
    const publicity = await readPublicity(tx, before);
    const decision = decideHardship(
      { ...before, publicity },
      { outcome: command.outcome, actorId: checkerId, on },
    );
    if (decision.kind === "refused") throw refused(decision);
    if (String(before.version) !== command.version) throw refuse("version.changed");
    const isInForce = decision.status === "recognised";
    if (decision.event !== "decline") await supersede(tx, before, on);
    const validTo = isInForce ? await validToOf(tx, before) : null;
    const { reason } = command;
    await moveRecognitions(tx, [before], {
      event: decision.event,
      status: decision.status,
      happenedOn: on,
      reason,
      marks: { checkerId, decidedOn: on, validTo },
    });
  });
  return showRecognition(deps, { context, recognitionId });
}

async function readPublicity(
  tx: Tx,
  request: HardshipRecognition,
): Promise<DecidableHardship["publicity"]> {
  if (request.status !== "publicised" || request.noticeId === null) return null;
  const notice = await findNotice(tx, request.noticeId);
  if (notice === undefined) throw new Error(`${request.id} is public without a notice`);
  const open = await countOpenObjections(tx, [request.id]);
  return { toOn: notice.toOn, openObjections: open.get(request.id) ?? 0 };
}

async function supersede(tx: Tx, change: HardshipRecognition, on: string): Promise<void> {
  if (change.replacesId === null) return;
  const [current] = await lockRecognitions(tx, [change.replacesId]);
  if (current?.status !== "recognised") throw refuse("hardship.replaced-meanwhile");
  const step = { event: "supersede", status: "superseded", happenedOn: on, marks: {} } as const;
  await moveRecognitions(tx, [current], step);
}

/** The last day of the academic year. */
async function validToOf(tx: Tx, { academicYear }: HardshipRecognition): Promise<string> {
  const year = readAcademicYear(academicYear);
  if (year === undefined) throw new Error(`no academic year ${academicYear}`);
  const policy = await loadPolicy(tx);
  return dateInYear(inForce(policy.hardship.validTo, `${year.to}-08-01`).value, year.to);
}
