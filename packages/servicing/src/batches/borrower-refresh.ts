import type { BatchRun, ChunkResult } from "@bursar/database/batches";
import {
  changePhone,
  confirmPhones,
  findBorrowersByIdNumber,
  insertRefreshConflict,
  type Borrower,
} from "@bursar/database/borrowers";
import type { Tx } from "@bursar/database/connection";
import { findMonthlyRoster, listImportRows, listRowNumbers } from "@bursar/database/imports";
import { subsidyEnds } from "@bursar/database/loans";
import { dayOf, type PlainDate } from "@bursar/domain/calendar";
import { decideRefresh, type RefreshRow } from "@bursar/domain/notice";
import { inForce } from "@bursar/domain/policy";
import type { BatchKind } from "./batch-kind.ts";

/**
 * The monthly refresh of borrowers' data from the roster of the month. It confirms the numbers it
 * matches and takes changed ones as unconfirmed; what differs otherwise waits for an officer. An
 * item is a row number of the roster.
 */
export const borrowerRefresh: BatchKind = {
  kind: "borrower-refresh",
  chunkSize: 100,
  after: [],
  isDue: (policy, on) => dayOf(on) === inForce(policy.refreshDay, on).value,
  async findSource(tx, on) {
    return (await findMonthlyRoster(tx, on.slice(0, 7)))?.id ?? null;
  },
  async listItems(tx, run, { after, upTo, limit }) {
    const page = { after: toRow(after), upTo: toRow(upTo), limit };
    return (await listRowNumbers(tx, run.sourceId ?? "", page)).map(String);
  },
  runItems: refreshRows,
};

const toRow = (item: string | undefined) => (item === undefined ? undefined : Number(item));

async function refreshRows(
  tx: Tx,
  run: BatchRun,
  itemIds: readonly string[],
): Promise<ChunkResult> {
  const staged = await listImportRows(tx, run.sourceId ?? "", itemIds.map(Number));
  const rows = staged.map(({ row, content }) => ({ row, incoming: content as RefreshRow }));
  const known = await findBorrowersByIdNumber(
    tx,
    rows.map(({ incoming }) => incoming.idNumber),
  );
  const ends = await subsidyEnds(
    tx,
    [...known.values()].map(({ id }) => id),
  );
  const confirmed = new Map<PlainDate, string[]>();
  for (const { row, incoming } of rows) {
    const borrower = known.get(incoming.idNumber);
    const onFile = borrower && toOnFile(borrower, ends.get(borrower.id), run.businessOn);
    const decision = decideRefresh(onFile, incoming);
    if (borrower === undefined) continue;
    if (decision.kind === "confirm-phone") {
      const ids = confirmed.get(decision.confirmedOn) ?? [];
      confirmed.set(decision.confirmedOn, [...ids, borrower.id]);
    }
    if (decision.kind === "change-phone") {
      await changePhone(tx, borrower, { phone: decision.phone, since: incoming.reportedOn });
    }
    if (decision.kind === "conflict") {
      await insertRefreshConflict(tx, {
        importId: run.sourceId ?? "",
        row,
        borrowerId: borrower.id,
        fields: [...decision.fields],
      });
    }
  }
  for (const [on, ids] of confirmed) await confirmPhones(tx, ids, on);
  return { done: rows.length, amountFen: 0n, failures: [] };
}

function toOnFile(borrower: Borrower, subsidyEndsOn: string | undefined, on: string) {
  const endsOn = subsidyEndsOn ?? `${borrower.graduationYear}-08-31`;
  return {
    name: borrower.name,
    graduationYear: borrower.graduationYear,
    enrolment: on <= endsOn ? ("in-school" as const) : ("graduated" as const),
    phone: borrower.phone,
    phoneSource: borrower.phoneSource,
    phoneSince: borrower.phoneSince,
    phoneConfirmedOn: borrower.phoneConfirmedOn ?? undefined,
  };
}
