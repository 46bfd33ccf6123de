import type { WorklistPage, WorklistRowBody } from "@bursar/api-schema/collections";
import type { WorklistRow } from "@bursar/database/collections";
import { bucketOf } from "@bursar/domain/delinquency";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

/** Where the next page starts: the list is by priority, and people may share one. */
export function readWorklistCursor(
  cursor: string | undefined,
): { readonly priority: string; readonly borrowerId: string } | undefined {
  const [, priority, borrowerId] = /^(\d+(?:\.\d+)?)\/(.+)$/.exec(cursor ?? "") ?? [];
  return priority === undefined || borrowerId === undefined ? undefined : { priority, borrowerId };
}

export function toWorklistPage(
  rows: readonly WorklistRow[],
  limit: number,
): z.input<typeof WorklistPage> {
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = shown.at(-1);
  return {
    data: shown.map(toRowBody),
    hasMore,
    nextCursor: hasMore && last !== undefined ? `${last.priority}/${last.borrowerId}` : null,
  };
}

function toRowBody(row: WorklistRow): z.input<typeof WorklistRowBody> {
  const { principalOverdueFen, interestOverdueFen, penaltyFen, promisedFen } = row;
  return {
    id: row.borrowerId,
    borrowerName: maskName(row.name),
    township: row.township,
    graduationYear: row.graduationYear,
    contracts: row.contracts,
    principalOverdue: formatYuan(principalOverdueFen),
    interestOverdue: formatYuan(interestOverdueFen),
    penalty: formatYuan(penaltyFen),
    owed: formatYuan(principalOverdueFen + interestOverdueFen + penaltyFen),
    oldestUnpaidOn: row.oldestUnpaidOn,
    daysPastDue: row.daysPastDue,
    bucket: bucketOf(row.daysPastDue),
    classification: row.classification,
    assigneeId: row.assigneeId,
    lastContactOn: row.lastContactOn,
    lastResult: row.lastResult,
    promisedBy: row.promisedBy,
    promised: promisedFen === null ? null : formatYuan(promisedFen),
    promise: row.promise,
    priority: row.priority,
  };
}
