import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { findMonthlyRoster, listImportRows } from "@bursar/database/imports";
import { monthOf, plainDate, yearOf } from "@bursar/domain/calendar";
import type { RosterStatement } from "@bursar/domain/change";
import type { RefreshRow } from "@bursar/domain/notice";

/** What the last roster says, by ID number; read when first asked for, and then once. */
export type RosterStatements = () => Promise<ReadonlyMap<string, RosterStatement>>;

/** An older roster says nothing about who has left school. */
const MONTHS_BACK = 2;

export function openRoster(tx: Tx): RosterStatements {
  let read: Promise<ReadonlyMap<string, RosterStatement>> | undefined;
  return () => (read ??= readRoster(tx));
}

async function readRoster(tx: Tx): Promise<ReadonlyMap<string, RosterStatement>> {
  const today = await businessDate(tx);
  for (let back = 0; back <= MONTHS_BACK; back += 1) {
    const roster = await findMonthlyRoster(tx, monthBefore(today, back));
    if (roster === undefined) continue;
    const rows = await listImportRows(tx, roster.id);
    return new Map(
      rows.flatMap(({ content }) => {
        if (content === undefined) return [];
        const { idNumber, name, graduationYear, enrolment } = content as RefreshRow;
        return [[idNumber, { name, graduationYear, enrolment }] as const];
      }),
    );
  }
  return new Map();
}

function monthBefore(today: string, back: number): string {
  const months = yearOf(today) * 12 + monthOf(today) - 1 - back;
  return plainDate(Math.floor(months / 12), (months % 12) + 1, 1).slice(0, 7);
}
