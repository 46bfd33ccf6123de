import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { listRecognitions, lockRecognitions } from "@bursar/database/hardship";
import type { PublicityNotice } from "@bursar/database/publicity";
import { decideHardshipStep } from "@bursar/domain/hardship";
import type { Deps } from "../deps.ts";
import { publishList, type PublicityTerms } from "../publicity/publish-list.ts";
import { takeDownList } from "../publicity/take-down-list.ts";
import { moveRecognitions } from "./move-recognitions.ts";

const LINES_MAX = 20_000;

/** What is granted is made public; a lower level or its end is nobody's business. */
const PUBLIC_KINDS: ReadonlySet<string> = new Set(["yearly", "raise"]);

export interface PublishRecognitions {
  readonly context: ActionContext;
  readonly academicYear: string;
  /** One school's alone; every school's when left out. */
  readonly school?: string | undefined;
  readonly terms: PublicityTerms;
}

/**
 * Makes the requests that wait public, all that reach a level.
 *
 * @throws Refusal `publicity.nothing-to-publish`, `publicity.wrong-length`,
 * `publicity.starts-in-past`.
 */
export async function publishRecognitions(
  deps: Deps,
  command: PublishRecognitions,
): Promise<PublicityNotice & { readonly lines: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { academicYear, school, terms } = command;
    const filter = { academicYear, school, status: "submitted", limit: LINES_MAX };
    const waiting = await listRecognitions(tx, filter);
    const locked = await lockRecognitions(
      tx,
      waiting.map(({ id }) => id),
    );
    const people = locked.filter(
      (one) =>
        PUBLIC_KINDS.has(one.kind) &&
        one.level !== null &&
        decideHardshipStep(one.status, "publicise").kind === "moved",
    );
    const title = `${academicYear}学年家庭经济困难学生认定结果公示`;
    const notice = await publishList(tx, { kind: "hardship", academicYear, title, people }, terms);
    const happenedOn = await businessDate(tx);
    const marks = { noticeId: notice.id };
    const status = "publicised";
    await moveRecognitions(tx, people, { event: "publicise", status, happenedOn, marks });
    return { ...notice, lines: people.length };
  });
}

/**
 * Takes a list off the public page; those in it can be published anew.
 *
 * @throws Refusal `publicity.not-found`, `publicity.ended`.
 */
export async function takeDownRecognitions(
  deps: Deps,
  command: { context: ActionContext; noticeId: string; reason: string },
): Promise<PublicityNotice & { readonly lines: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { noticeId, reason } = command;
    const down = await takeDownList(tx, { noticeId, kind: "hardship", reason });
    const listed = await lockRecognitions(tx, down.subjectIds);
    const standing = listed.filter(
      (one) => one.noticeId === noticeId && one.status === "publicised",
    );
    await moveRecognitions(tx, standing, {
      event: "take-down",
      status: "submitted",
      happenedOn: await businessDate(tx),
      reason,
      marks: {},
    });
    return { ...down.notice, lines: down.subjectIds.length };
  });
}
