import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { PublicityNotice } from "@bursar/database/publicity";
import { listRescues, lockRescues, type Rescue } from "@bursar/database/rescues";
import { loadUniversities } from "@bursar/database/universities";
import { monthOf, yearOf, type PlainDate } from "@bursar/domain/calendar";
import type { Deps } from "../deps.ts";
import { publishList, type PublicityTerms } from "../publicity/publish-list.ts";
import { takeDownList } from "../publicity/take-down-list.ts";
import { moveRescue } from "./move-rescue.ts";

const LINES_MAX = 5_000;

type Published = PublicityNotice & { readonly lines: number };

/**
 * Makes all reviewed cases public: masked name and university, nothing of the cause.
 *
 * @throws Refusal `publicity.nothing-to-publish`, `publicity.wrong-length`,
 * `publicity.starts-in-past`.
 */
export async function publishRescues(
  deps: Deps,
  command: { context: ActionContext; terms: PublicityTerms },
): Promise<Published> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const waiting = await listRescues(tx, { status: "reviewed", limit: LINES_MAX });
    const locked = await lockRescues(tx, idsOf(waiting));
    const reviewed = locked.filter(({ status }) => status === "reviewed");
    const academicYear = academicYearOf(await businessDate(tx));
    const title = "国家助学贷款还款救助拟救助名单公示";
    const list = {
      kind: "rescue",
      academicYear,
      title,
      people: await peopleOf(tx, reviewed),
    } as const;
    const notice = await publishList(tx, list, command.terms);
    const marks = { noticeId: notice.id };
    for (const rescue of reviewed)
      await moveRescue(tx, rescue, { event: "publicise", status: "publicised", marks });
    return { ...notice, lines: reviewed.length };
  });
}

/**
 * Takes a list off the public page; those in it have to be published anew.
 *
 * @throws Refusal `publicity.not-found`, `publicity.ended`.
 */
export async function takeDownRescues(
  deps: Deps,
  command: { context: ActionContext; noticeId: string; reason: string },
): Promise<Published> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { noticeId, reason } = command;
    const down = await takeDownList(tx, { noticeId, kind: "rescue", reason });
    for (const rescue of await lockRescues(tx, down.subjectIds)) {
      if (rescue.noticeId !== noticeId || rescue.status !== "publicised") continue;
      await moveRescue(tx, rescue, { event: "take-down", status: "reviewed", reason, marks: {} });
    }
    return { ...down.notice, lines: down.subjectIds.length };
  });
}

async function peopleOf(tx: Tx, rescues: readonly Rescue[]) {
  const universities = await loadUniversities(tx);
  return rescues.map(({ id, borrowerName, universityCode }) => ({
    id,
    name: borrowerName,
    school: universities.get(universityCode) ?? "",
  }));
}

function idsOf(rescues: readonly Rescue[]): string[] {
  return rescues.map(({ id }) => id);
}

/** The academic year of a day begins on 1 August. */
function academicYearOf(on: PlainDate): string {
  const from = monthOf(on) >= 8 ? yearOf(on) : yearOf(on) - 1;
  return `${from}-${from + 1}`;
}
