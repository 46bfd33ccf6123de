import { businessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import { lockPreApplications } from "@bursar/database/pre-applications";
import { listObjections, type Objection } from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";
import { fileObjection, type ObjectionText } from "../publicity/file-objection.ts";
import { resolveObjection, type ResolveObjection } from "../publicity/resolve-objection.ts";
import { showObjection } from "../publicity/show-objection.ts";
import { refuse } from "../refuse.ts";
import { movePreApplication } from "./move-pre-applications.ts";

/**
 * Takes down what somebody has against a pre-application in a public list.
 *
 * @throws Refusal `pre-application.not-found`, `objection.not-public`,
 * `objection.outside-publicity`.
 */
export async function objectToPreApplication(
  deps: Deps,
  command: { context: ActionContext; preApplicationId: string; said: ObjectionText },
): Promise<Objection> {
  const { context } = command;
  // Only the id is kept under the idempotency key: the words may hold personal data.
  const objectionId = await withTransaction(deps.db, context, async (tx) => {
    const [subject] = await lockPreApplications(tx, [command.preApplicationId]);
    if (subject === undefined) throw refuse("pre-application.not-found");
    const noticeId = subject.status === "publicised" ? subject.noticeId : null;
    return fileObjection(tx, { id: subject.id, noticeId }, command.said);
  });
  return showObjection(deps, { context, kind: "pre-application", objectionId });
}

/** All objections against one, in clear. */
export async function listPreApplicationObjections(
  deps: Deps,
  query: { context: ActionContext; preApplicationId: string },
): Promise<Objection[]> {
  return readCentre(deps.db, query.context, (tx) => listObjections(tx, query.preApplicationId));
}

/**
 * Another person's reasoned answer; an upheld objection returns the pre-application for correction.
 *
 * @throws Refusal `objection.not-found`, `objection.already-resolved`, `objection.same-person`,
 * `version.changed`, `pre-application.same-person`.
 */
export async function resolvePreApplicationObjection(
  deps: Deps,
  command: { context: ActionContext } & Omit<ResolveObjection, "kind">,
): Promise<Objection> {
  const { context, ...answer } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const resolved = await resolveObjection(tx, { ...answer, kind: "pre-application" });
    const [subject] = await lockPreApplications(tx, [resolved.subjectId]);
    if (resolved.status === "upheld" && subject?.status === "publicised") {
      const { id, version } = subject;
      const shown = { id, version: String(version) };
      await movePreApplication(tx, shown, {
        event: "return",
        happenedOn: await businessDate(tx),
        reason: command.reason,
        marks: { checkerId: null, verifiedOn: null, schoolApprovedOn: null },
      });
    }
  });
  return showObjection(deps, { context, kind: "pre-application", objectionId: answer.objectionId });
}
