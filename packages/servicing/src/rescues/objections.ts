import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import { listObjections, type Objection } from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";
import { fileObjection, type ObjectionText } from "../publicity/file-objection.ts";
import { resolveObjection, type ResolveObjection } from "../publicity/resolve-objection.ts";
import { showObjection } from "../publicity/show-objection.ts";
import { lockRescue, moveRescue } from "./move-rescue.ts";

/**
 * Takes down what somebody has against a case in a public list; the approval waits for the answer.
 *
 * @throws Refusal `rescue.not-found`, `objection.not-public`, `objection.outside-publicity`.
 */
export async function objectToRescue(
  deps: Deps,
  command: { context: ActionContext; rescueId: string; said: ObjectionText },
): Promise<Objection> {
  const { context } = command;
  // Only the id is kept under the idempotency key: the words may hold personal data.
  const objectionId = await withTransaction(deps.db, context, async (tx) => {
    const rescue = await lockRescue(tx, command.rescueId);
    const noticeId = rescue.status === "publicised" ? rescue.noticeId : null;
    return fileObjection(tx, { id: rescue.id, noticeId }, command.said);
  });
  return showObjection(deps, { context, kind: "rescue", objectionId });
}

/** All objections against one, in clear. */
export async function listRescueObjections(
  deps: Deps,
  query: { context: ActionContext; rescueId: string },
): Promise<Objection[]> {
  return readCentre(deps.db, query.context, (tx) => listObjections(tx, query.rescueId));
}

/**
 * Another person's reasoned answer; an upheld objection sends the case back to its review.
 *
 * @throws Refusal `objection.not-found`, `objection.already-resolved`, `objection.same-person`,
 * `version.changed`.
 */
export async function resolveRescueObjection(
  deps: Deps,
  command: { context: ActionContext } & Omit<ResolveObjection, "kind">,
): Promise<Objection> {
  const { context, ...answer } = command;
  const { objectionId, reason } = answer;
  await withTransaction(deps.db, context, async (tx) => {
    const resolved = await resolveObjection(tx, { ...answer, kind: "rescue" });
    const rescue = await lockRescue(tx, resolved.subjectId);
    if (resolved.status === "upheld" && rescue.status === "publicised")
      await moveRescue(tx, rescue, { event: "return", status: "applied", reason, marks: {} });
  });
  return showObjection(deps, { context, kind: "rescue", objectionId });
}
