import { keepAlive, newId, type Tx } from "@bursar/database/connection";
import type { Import, StagedRow } from "@bursar/database/imports";
import { findLoansByContractNo, type StoredLoan } from "@bursar/database/loans";
import { insertWriteOffs, writtenOffAmong } from "@bursar/database/write-offs";
import type { Table } from "@bursar/documents/tables";
import { positionAt, prepareLoan } from "@bursar/domain/loan";
import { formatYuan } from "@bursar/domain/money";
import type { Policy } from "@bursar/domain/policy";
import {
  readWriteOffRow,
  WRITE_OFF_COLUMNS,
  writeOffProblem,
  type WriteOffProblem,
  type WriteOffRow,
} from "@bursar/domain/write-offs";
import { toLoan } from "../../loans/to-loan.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import type {
  CheckedRow,
  CheckedRows,
  FileDays,
  ImportDefinition,
  Outcome,
} from "../import-kind.ts";

const ROWS_AT_ONCE = 200;

/** What the lender has written off: each row waits for a second person before it is posted. */
export const writeOffs: ImportDefinition = {
  kind: "write-offs",
  title: { zh: "贷款人核销名单", en: "lender's write-offs" },
  path: "write-offs",
  permission: "lender-file.import",
  columns: WRITE_OFF_COLUMNS,
  maxBytes: 20 * 1024 * 1024,
  maxRows: 20_000,
  commit: ROWS_AT_ONCE,
  check: checkRows,
  enter: enterRows,
};

async function checkRows(tx: Tx, table: Table, days: FileDays): Promise<CheckedRows> {
  const policy = await loadPolicy(tx);
  const seen = new Set<string>();
  const rows: CheckedRow[] = [];
  for (let from = 0; from < table.rows.length; from += ROWS_AT_ONCE) {
    await keepAlive(tx);
    const read = table.rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((cells) => readWriteOffRow(cells, days.businessOn));
    const contractNos = read.flatMap((one) => (one.kind === "row" ? [one.row.contractNo] : []));
    const loans = await findLoansByContractNo(tx, contractNos);
    const known = await writtenOffAmong(
      tx,
      [...loans.values()].map(({ loan }) => loan.id),
    );
    for (const one of read) {
      if (one.kind === "unreadable") {
        rows.push({ verdict: "refused", problems: [...one.problems] });
        continue;
      }
      const stored = loans.get(one.row.contractNo);
      const context = { stored, policy, seen, isKnown: stored && known.has(stored.loan.id) };
      rows.push(checkRow(one.row, context));
      seen.add(one.row.contractNo);
    }
  }
  return { slices: [rows] };
}

function checkRow(
  row: WriteOffRow,
  context: {
    readonly stored: StoredLoan | undefined;
    readonly policy: Policy;
    readonly seen: ReadonlySet<string>;
    readonly isKnown: boolean | undefined;
  },
): CheckedRow {
  const { stored, policy, seen, isKnown } = context;
  const refuse = (problem: WriteOffProblem): CheckedRow => ({
    verdict: "refused",
    problems: [problem],
  });
  if (seen.has(row.contractNo))
    return refuse(writeOffProblem("合同编号", "write-off.twice-in-file"));
  if (stored === undefined)
    return refuse(writeOffProblem("合同编号", "write-off.unknown-contract"));
  const problems = differences(row, stored, policy);
  if (isKnown === true) problems.push(writeOffProblem("合同编号", "write-off.known-before"));
  return {
    verdict: problems.length === 0 ? "accepted" : "warned",
    problems,
    content: row,
    amountFen: row.principalFen + row.interestFen + row.penaltyFen,
  };
}

/** The book writes off what it holds; where the lender's sums differ, somebody has to ask. */
function differences(row: WriteOffRow, stored: StoredLoan, policy: Policy): WriteOffProblem[] {
  const position = positionAt(prepareLoan(toLoan(stored, policy)), row.on);
  const pairs = [
    ["核销本金", row.principalFen, position.principalOutstandingFen],
    ["核销利息", row.interestFen, position.interestOverdueFen],
    ["核销罚息", row.penaltyFen, position.penaltyFen],
  ] as const;
  return pairs
    .filter(([, given, computed]) => given !== computed)
    .map(([field, given, computed]) => {
      const facts = { given: formatYuan(given), computed: formatYuan(computed) };
      return writeOffProblem(field, "write-off.differs", facts);
    });
}

async function enterRows(tx: Tx, file: Import, staged: readonly StagedRow[]): Promise<Outcome> {
  const rows = staged.map((one) => ({ row: one.row, content: one.content as WriteOffRow }));
  const loans = await findLoansByContractNo(
    tx,
    rows.map(({ content }) => content.contractNo),
  );
  const added = rows.flatMap(({ row, content }) => {
    const loanId = loans.get(content.contractNo)?.loan.id;
    if (loanId === undefined) return [];
    const { on: writtenOffOn, principalFen, interestFen, penaltyFen, reference } = content;
    const amounts = { principalFen, interestFen, penaltyFen };
    return [
      { id: newId("wof"), loanId, writtenOffOn, ...amounts, reference, importId: file.id, row },
    ];
  });
  const created = await insertWriteOffs(tx, added);
  return { created, overtaken: rows.length - created };
}
