import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  findObjection,
  saveResolution,
  type Objection,
  type PublicityKind,
} from "@bursar/database/publicity";
import { decideResolution } from "@bursar/domain/publicity";
import { refuse, refused } from "../refuse.ts";

export interface ResolveObjection {
  readonly objectionId: string;
  readonly kind: PublicityKind;
  /** The version that was shown, as text. */
  readonly version: string;
  readonly outcome: "upheld" | "dismissed";
  readonly reason: string;
}

/**
 * Another person's answer to an objection, with its reason. What an upheld one does to the person
 * in the list is the caller's.
 *
 * @throws Refusal `objection.not-found`, `objection.already-resolved`, `objection.same-person`,
 * `version.changed`.
 */
export async function resolveObjection(tx: Tx, command: ResolveObjection): Promise<Objection> {
  const { objectionId, kind, outcome } = command;
  const before = await findObjection(tx, { id: objectionId, kind }, true);
  if (before === undefined) throw refuse("objection.not-found");
  const checkerId = tx.context.actor.id;
  const decision = decideResolution(before, checkerId);
  if (decision.kind === "refused") throw refused(decision);
  if (String(before.version) !== command.version) throw refuse("version.changed");
  const resolvedOn = await businessDate(tx);
  await saveResolution(tx, objectionId, {
    status: outcome,
    text: command.reason,
    checkerId,
    resolvedOn,
  });
  await recordAudit(tx, {
    action: "objection.resolved",
    subjectId: objectionId,
    before: { status: before.status },
    after: { status: outcome, checkerId, resolvedOn },
  });
  return {
    ...before,
    status: outcome,
    resolution: command.reason,
    checkerId,
    resolvedOn,
    version: before.version + 1,
  };
}
