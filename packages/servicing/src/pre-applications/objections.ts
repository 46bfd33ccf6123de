import { businessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import { lockPreApplications } from "@bursar/database/pre-applications";
import { listObjections, type Objection } from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";
import { fileObjection, type ObjectionText } from "../publicity/file-objection.ts";
import { resolveObjection, type ResolveObjection } from "../publicity/resolve-objection.ts";
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
  return withTransaction(deps.db, command.context, async (tx) => {
    const [subject] = await lockPreApplications(tx, [command.preApplicationId]);
    if (subject === undefined) throw refuse("pre-application.not-found");
    const noticeId = subject.status === "publicised" ? subject.noticeId : null;
    const { id } = subject;
    return fileObjection(tx, { kind: "pre-application", id, noticeId }, command.said);
  });
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
  return withTransaction(deps.db, command.context, async (tx) => {
    const { context: _context, ...answer } = command;
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
    return resolved;
  });
}
