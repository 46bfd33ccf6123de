import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { listPreApplications } from "@bursar/database/pre-applications";
import type { PublicityNotice } from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";
import { publishList, type PublicityTerms } from "../publicity/publish-list.ts";
import { movePreApplications } from "./move-pre-applications.ts";

/** The largest list: more than any school has. */
const LINES_MAX = 10_000;

/**
 * Makes a school's verified pre-applications public, all of them.
 *
 * @throws Refusal `publicity.nothing-to-publish`, `publicity.wrong-length`,
 * `publicity.starts-in-past`.
 */
export async function publishPreApplications(
  deps: Deps,
  command: {
    context: ActionContext;
    academicYear: string;
    school: string;
    terms: PublicityTerms;
  },
): Promise<PublicityNotice & { readonly lines: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { academicYear, school, terms } = command;
    const people = await listPreApplications(tx, {
      academicYear,
      school,
      status: "verified",
      limit: LINES_MAX,
    });
    const title = `${academicYear}学年生源地信用助学贷款预申请名单公示（${school}）`;
    const list = { kind: "pre-application", academicYear, title, people } as const;
    const notice = await publishList(tx, list, terms);
    const outcomes = await movePreApplications(
      tx,
      people.map(({ id, version }) => ({ id, version: String(version) })),
      {
        event: "publicise",
        happenedOn: await businessDate(tx),
        marks: { noticeId: notice.id },
      },
    );
    const late = outcomes.find(({ refusal }) => refusal !== null)?.refusal;
    if (late) throw late;
    return { ...notice, lines: people.length };
  });
}
