import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  findCommittedImport,
  findImport,
  insertImport,
  type Import,
  type StagedProblem,
  type StagedRow,
} from "@bursar/database/imports";
import { readTable, type Table } from "@bursar/documents/tables";
import { readRefreshRow, REFRESH_COLUMNS } from "@bursar/domain/notice";
import type { Deps } from "../deps.ts";
import { ROSTER_MAX_BYTES, type RosterFile } from "./check-roster.ts";

/**
 * Reads and keeps the monthly roster of borrowers' data, as of the business date. Committed, it is
 * what that month's refresh reads. Rows that can't be understood are named and left out.
 */
export async function stageBorrowerRoster(
  deps: Deps,
  command: { context: ActionContext; file: RosterFile },
): Promise<Import> {
  const table = await readTable(
    { path: command.file.path },
    { requiredColumns: REFRESH_COLUMNS.map((column) => column.zh), maxBytes: ROSTER_MAX_BYTES },
  );
  return withTransaction(deps.db, command.context, async (tx) => {
    const { sha256 } = table;
    const known = await findCommittedImport(tx, { kind: "borrower-roster", sha256 });
    if (known !== undefined) return known;
    const businessOn = await businessDate(tx);
    const rows = checkRows(table, businessOn);
    const refused = rows.filter((row) => row.verdict === "refused").length;
    const id = newId("imp");
    const counts = { rows: rows.length, accepted: rows.length - refused, warned: 0, refused };
    await insertImport(
      tx,
      {
        ...counts,
        id,
        kind: "borrower-roster",
        fileName: command.file.fileName,
        sha256,
        amountFen: 0n,
        unknownColumns: [...table.unknownColumns],
        businessOn,
        stagedBy: command.context.actor.id,
      },
      rows,
    );
    await recordAudit(tx, { action: "import.staged", subjectId: id, after: counts });
    const staged = await findImport(tx, id);
    if (staged === undefined) throw new Error("a staged import has vanished");
    return staged;
  });
}

function checkRows(table: Table, reportedOn: string): StagedRow[] {
  const seen = new Set<string>();
  return table.rows.map((cells, index): StagedRow => {
    const row = index + 1;
    const reading = readRefreshRow(cells, reportedOn);
    if (reading.kind === "unreadable") {
      return { row, verdict: "refused", problems: reading.fields.map(unreadable) };
    }
    const { idNumber } = reading.row;
    // Two rows of one person may name two numbers, and nobody here can tell which is right.
    if (seen.has(idNumber)) return { row, verdict: "refused", problems: [DUPLICATE] };
    seen.add(idNumber);
    return { row, verdict: "accepted", problems: [], content: reading.row };
  });
}

const DUPLICATE: StagedProblem = {
  field: "身份证号",
  code: "roster.duplicate",
  zh: "这个人在名单里出现了两次，只采用第一行。核对后删去多余的一行。",
  en: "This person stands in the roster twice and the first row counts. Remove the other one.",
};

function unreadable(field: string): StagedProblem {
  return {
    field,
    code: "roster.unreadable",
    zh: `“${field}”读不出来。对照原始名单改正后重新导入。`,
    en: `The column "${field}" can't be read. Correct it from the source and import again.`,
  };
}
