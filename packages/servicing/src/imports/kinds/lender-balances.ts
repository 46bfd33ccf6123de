import { keepAlive, type Tx } from "@bursar/database/connection";
import type { Table } from "@bursar/documents/tables";
import {
  LENDER_BALANCE_COLUMNS,
  LENDER_BALANCE_OPTIONAL_COLUMNS,
  lenderProblem,
  readLenderBalanceRow,
  type BalanceDifference,
  type LenderBalanceRow,
  type LenderProblem,
} from "@bursar/domain/lender-books";
import { formatYuan } from "@bursar/domain/money";
import type { Policy } from "@bursar/domain/policy";
import { compareRows, enterLenderBalances } from "../../lender-books/enter-lender-balances.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { CheckedRow, CheckedRows, FileDays, ImportDefinition } from "../import-kind.ts";

const ROWS_AT_ONCE = 500;

/** The lender's month-end balances: held against the book of that day, never posted from. */
export const lenderBalances: ImportDefinition = {
  kind: "lender-balances",
  title: { zh: "贷款人月末余额", en: "lender's month-end balances" },
  path: "lender-balances",
  permission: "lender-file.import",
  columns: LENDER_BALANCE_COLUMNS,
  optionalColumns: LENDER_BALANCE_OPTIONAL_COLUMNS,
  maxBytes: 100 * 1024 * 1024,
  maxRows: 300_000,
  commit: ROWS_AT_ONCE,
  check: checkRows,
  enter: enterLenderBalances,
};

type Read = { readonly row: LenderBalanceRow } | { readonly problems: LenderProblem[] };

async function checkRows(tx: Tx, table: Table, days: FileDays): Promise<CheckedRows> {
  const seen = new Set<string>();
  let statementOn: string | undefined;
  const read = table.rows.map((cells): Read => {
    const reading = readLenderBalanceRow(cells);
    if (reading.kind === "unreadable") return { problems: reading.problems };
    const { row } = reading;
    const wrong = wrongInFile(row, { seen, statementOn, businessOn: days.businessOn });
    if (wrong !== undefined) return { problems: [wrong] };
    seen.add(row.contractNo);
    statementOn ??= row.on;
    return { row };
  });
  const policy = await loadPolicy(tx);
  return {
    slices: compareAll(tx, read, policy),
    ...(statementOn !== undefined && { statementOn }),
  };
}

async function* compareAll(
  tx: Tx,
  read: readonly Read[],
  policy: Policy,
): AsyncGenerator<CheckedRow[]> {
  for (let from = 0; from < read.length; from += ROWS_AT_ONCE) {
    await keepAlive(tx);
    const some = read.slice(from, from + ROWS_AT_ONCE);
    const compared = await compareRows(
      tx,
      some.flatMap((one) => ("row" in one ? [one.row] : [])),
      policy,
    );
    const queue = compared[Symbol.iterator]();
    yield some.map((one): CheckedRow => {
      const next = "row" in one ? queue.next().value : undefined;
      return "problems" in one || next === undefined
        ? { verdict: "refused", problems: "problems" in one ? one.problems : [] }
        : toResult(one.row, next.differences);
    });
  }
}

function wrongInFile(
  row: LenderBalanceRow,
  given: {
    readonly seen: ReadonlySet<string>;
    readonly statementOn: string | undefined;
    readonly businessOn: string;
  },
): LenderProblem | undefined {
  if (row.on > given.businessOn) return lenderProblem("截止日", "lender-balance.day-in-future");
  if (given.statementOn !== undefined && row.on !== given.statementOn) {
    return lenderProblem("截止日", "lender-balance.other-day");
  }
  if (given.seen.has(row.contractNo)) {
    return lenderProblem("合同编号", "lender-balance.twice-in-file");
  }
  return undefined;
}

function toResult(row: LenderBalanceRow, differences: readonly BalanceDifference[]): CheckedRow {
  const problems = differences.map(toProblem);
  return {
    verdict: problems.length === 0 ? "accepted" : "warned",
    problems,
    content: row,
    amountFen: row.principalFen,
  };
}

const FIELDS = {
  principal: "本金余额",
  "principal-overdue": "其中逾期本金",
  "interest-due": "应还利息",
} as const;

function toProblem({ field, givenFen, computedFen }: BalanceDifference): LenderProblem {
  if (field === "unknown-here" || field === "missing-there") {
    return lenderProblem("合同编号", "lender-balance.unknown-contract");
  }
  const facts = { given: formatYuan(givenFen), computed: formatYuan(computedFen) };
  return lenderProblem(FIELDS[field], "lender-balance.differs", facts);
}
