import type { LedgerFilter, LedgerTotals } from "@bursar/database/loans";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { listLoans as findLoans, type LoanLedger } from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireCount } from "./require-count.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";
import { codeWord } from "./terminal/code-words.ts";
import { textTable } from "./terminal/text-table.ts";

export interface ListLoansOptions extends SharedOptions {
  readonly phase?: NonNullable<LedgerFilter["phase"]>;
  readonly overdue?: true;
  readonly township?: string;
  readonly university?: string;
  readonly graduationYear?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly limit?: string;
  readonly after?: string;
}

/**
 * The ledger of loans with the totals of everything that the filter means. Exit code 6 where their
 * principal is not what is posted.
 */
export async function listLoans(shell: Shell, options: ListLoansOptions): Promise<ExitCode> {
  const filter = filterOf(options);
  const limit = requireCount(options.limit ?? "100");
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const ledger = await findLoans(
      { db: product.database },
      { context, filter, page: { after: options.after, limit }, withTotals: true },
    );
    if (options.json === true) shell.printJson(toJson(ledger));
    else shell.print(toText(shell, ledger));
    const { totals } = ledger;
    const isOut = totals !== undefined && totals.outstandingFen !== totals.postedFen;
    return isOut ? exitCodes.checkFailed : exitCodes.ok;
  });
}

function filterOf(options: ListLoansOptions): LedgerFilter {
  const { dueFrom, dueTo, graduationYear } = options;
  return {
    phase: options.phase,
    overdue: options.overdue,
    township: options.township,
    universityCode: options.university,
    graduationYear: graduationYear === undefined ? undefined : requireCount(graduationYear),
    dueFrom: dueFrom === undefined ? undefined : requireDate(dueFrom),
    dueTo: dueTo === undefined ? undefined : requireDate(dueTo),
  };
}

function toJson({ on, mode, lines, totals }: LoanLedger) {
  return {
    asOf: on,
    mode,
    loans: lines.map((line) => ({
      id: line.id,
      contractNo: line.contractNo,
      phase: line.standing.phase,
      classification: line.standing.classification,
      daysPastDue: line.daysPastDue,
      principal: formatYuan(line.principalFen),
      principalOutstanding: formatYuan(line.standing.principalOutstandingFen),
      principalOverdue: formatYuan(line.standing.principalOverdueFen),
      nextDueOn: line.standing.nextSettlementOn,
      closedThrough: line.standing.closedThrough,
    })),
    totals: totals && totalsJson(totals),
  };
}

function totalsJson(totals: LedgerTotals) {
  return {
    loans: totals.loans,
    principal: formatYuan(totals.principalFen),
    principalOutstanding: formatYuan(totals.outstandingFen),
    principalOverdue: formatYuan(totals.overduePrincipalFen),
    interestOverdue: formatYuan(totals.overdueInterestFen),
    penalty: formatYuan(totals.penaltyFen),
    unapplied: formatYuan(totals.unappliedFen),
    difference: formatYuan(totals.outstandingFen - totals.postedFen),
  };
}

function toText({ pick }: Shell, { lines, totals }: LoanLedger): string {
  const headings = [
    pick({ zh: "合同", en: "Contract" }),
    pick({ zh: "乡镇", en: "Township" }),
    pick({ zh: "阶段", en: "Phase" }),
    pick({ zh: "应还日", en: "Due" }),
    pick({ zh: "发放金额", en: "Disbursed" }),
    pick({ zh: "本金余额", en: "Outstanding" }),
    pick({ zh: "逾期本金", en: "Overdue" }),
    pick({ zh: "逾期天数", en: "Days" }),
  ];
  const rows = lines.map((line) => [
    line.contractNo,
    line.township,
    pick(codeWord("phase", line.standing.phase)),
    line.standing.nextSettlementOn ?? "—",
    formatYuanGrouped(line.principalFen),
    formatYuanGrouped(line.standing.principalOutstandingFen),
    formatYuanGrouped(line.standing.principalOverdueFen),
    String(line.daysPastDue),
  ]);
  const align = headings.map((_, column) => (column < 4 ? "left" : "right"));
  const table = textTable([headings, ...rows], align);
  if (totals === undefined) return table;
  const difference = totals.outstandingFen - totals.postedFen;
  const mark = difference === 0n ? "✓" : "✗";
  const sum = formatYuanGrouped(totals.outstandingFen);
  const overdue = formatYuanGrouped(totals.overduePrincipalFen);
  const by = formatYuanGrouped(difference);
  return [
    table,
    pick({
      zh: `共 ${totals.loans} 笔，本金余额 ${sum}，逾期本金 ${overdue}；与分录差额 ${by} ${mark}`,
      en: `${totals.loans} loans, outstanding ${sum}, overdue ${overdue}; differs from the postings by ${by} ${mark}`,
    }),
  ].join("\n");
}
