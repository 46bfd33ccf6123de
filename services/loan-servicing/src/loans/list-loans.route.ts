import { LoanLedgerPage, LoanLedgerQuery } from "@bursar/api-schema/resources";
import { maskName } from "@bursar/domain/identity";
import { formatYuan, parseYuan } from "@bursar/domain/money";
import { toPage } from "@bursar/http/routes";
import { listLoans as list, type ListedLoan, type LoanLedger } from "@bursar/servicing/loans";
import type { BookMode } from "@bursar/domain/lender-books";
import { defineRoute } from "../define-route.ts";

export const listLoans = defineRoute({
  method: "get",
  path: "/v1/loans",
  summary: { zh: "贷款台账", en: "The ledger of loans" },
  permission: "loan.read",
  query: LoanLedgerQuery,
  response: LoanLedgerPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, overdue, totals, balanceFrom, balanceTo, ...filter } = query;
    const ledger = await list(deps, {
      context,
      filter: {
        ...filter,
        overdue: overdue === undefined ? undefined : overdue === "true",
        balanceFromFen: balanceFrom === undefined ? undefined : parseYuan(balanceFrom),
        balanceToFen: balanceTo === undefined ? undefined : parseYuan(balanceTo),
      },
      page: { after: startingAfter, limit: limit + 1 },
      withTotals: totals === "true",
    });
    const lines = ledger.lines.map((line) => toLine(line, ledger.mode));
    return { ...toPage(lines, limit), totals: toTotals(ledger) };
  },
});

function toLine(line: ListedLoan, mode: BookMode) {
  const { standing, lender } = line;
  return {
    id: line.id,
    contractNo: line.contractNo,
    borrowerName: maskName(line.borrowerName),
    township: line.township,
    universityCode: line.universityCode,
    graduationYear: line.graduationYear,
    principal: formatYuan(line.principalFen),
    principalOutstanding: formatYuan(standing.principalOutstandingFen),
    principalOverdue: formatYuan(standing.principalOverdueFen),
    interestOverdue: formatYuan(standing.interestOverdueFen),
    penalty: formatYuan(standing.penaltyFen),
    unapplied: formatYuan(standing.unappliedFen),
    nextDueOn: standing.nextSettlementOn,
    maturesOn: line.maturesOn,
    daysPastDue: line.daysPastDue,
    phase: standing.phase,
    classification: standing.classification,
    classSince: standing.classSince,
    settledOn: standing.settledOn,
    source: { book: "own" as const, on: standing.closedThrough, counts: mode === "record" },
    lender: lender && { on: lender.on, principal: formatYuan(lender.principalFen) },
  };
}

function toTotals({ totals }: LoanLedger) {
  if (totals === undefined) return null;
  return {
    loans: totals.loans,
    principal: formatYuan(totals.principalFen),
    principalOutstanding: formatYuan(totals.outstandingFen),
    principalOverdue: formatYuan(totals.overduePrincipalFen),
    interestOverdue: formatYuan(totals.overdueInterestFen),
    penalty: formatYuan(totals.penaltyFen),
    unapplied: formatYuan(totals.unappliedFen),
    posted: formatYuan(totals.postedFen),
    difference: formatYuan(totals.outstandingFen - totals.postedFen),
  };
}
