import { businessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import { lockRecognitions } from "@bursar/database/hardship";
import { listObjections, type Objection } from "@bursar/database/publicity";
import { decideHardshipStep } from "@bursar/domain/hardship";
import type { Deps } from "../deps.ts";
import { fileObjection, type ObjectionText } from "../publicity/file-objection.ts";
import { resolveObjection, type ResolveObjection } from "../publicity/resolve-objection.ts";
import { showObjection } from "../publicity/show-objection.ts";
import { refuse } from "../refuse.ts";
import { moveRecognitions } from "./move-recognitions.ts";

/**
 * Takes down what somebody has against a recognition in a public list; the decision waits for the
 * answer.
 *
 * @throws Refusal `hardship.not-found`, `objection.not-public`, `objection.outside-publicity`.
 */
export async function objectToRecognition(
  deps: Deps,
  command: { context: ActionContext; recognitionId: string; said: ObjectionText },
): Promise<Objection> {
  const { context } = command;
  // Only the id is kept under the idempotency key: the words may hold personal data.
  const objectionId = await withTransaction(deps.db, context, async (tx) => {
    const [subject] = await lockRecognitions(tx, [command.recognitionId]);
    if (subject === undefined) throw refuse("hardship.not-found");
    const noticeId = subject.status === "publicised" ? subject.noticeId : null;
    return fileObjection(tx, { id: subject.id, noticeId }, command.said);
  });
  return showObjection(deps, { context, kind: "hardship", objectionId });
}

/** All objections against one, in clear. */
export async function listRecognitionObjections(
  deps: Deps,
  query: { context: ActionContext; recognitionId: string },
): Promise<Objection[]> {
  return readCentre(deps.db, query.context, (tx) => listObjections(tx, query.recognitionId));
}

/**
 * Another person's reasoned answer; an upheld objection returns the request, which is corrected
 * and published anew, or declined.
 *
 * @throws Refusal `objection.not-found`, `objection.already-resolved`, `objection.same-person`,
 * `version.changed`.
 */
export async function resolveRecognitionObjection(
  deps: Deps,
  command: { context: ActionContext } & Omit<ResolveObjection, "kind">,
): Promise<Objection> {
  const { context, ...answer } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const resolved = await resolveObjection(tx, { ...answer, kind: "hardship" });
    const [subject] = await lockRecognitions(tx, [resolved.subjectId]);
    if (resolved.status === "upheld" && subject !== undefined) {
      const decision = decideHardshipStep(subject.status, "return");
      if (decision.kind === "moved") {
        await moveRecognitions(tx, [subject], {
          event: "return",
          status: decision.status,
          happenedOn: await businessDate(tx),
          reason: command.reason,
          marks: {},
        });
      }
    }
  });
  return showObjection(deps, { context, kind: "hardship", objectionId: answer.objectionId });
}
