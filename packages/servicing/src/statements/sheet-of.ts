import type { Borrower } from "@bursar/database/borrowers";
import type {
  InterestCertificate,
  LoanSheet,
  OwedLine,
  SettlementCertificate,
  Sheets,
  YearlyStatement,
} from "@bursar/documents/pdf";
import { addDays, earlierOf } from "@bursar/domain/calendar";
import { maskIdNumber } from "@bursar/domain/identity";
import { standingAt } from "@bursar/domain/ledger";
import { currentPlan, nextBill, stateOf } from "@bursar/domain/loan";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import {
  bookStretch,
  ENTRY_NAMES,
  interestBetween,
  type OwedBalance,
  type StatementKind,
} from "@bursar/domain/statements";
import type { FigureSource } from "../lender-books/figure-source.ts";
import type { LoanView } from "../loans/loan-view.ts";

/** What sealing adds to a sheet. */
type AtPrint = "printNo" | "printedBy" | "printedAt" | "sealedBy" | "certificate";
export type KeptSheet = Omit<Sheets[StatementKind], AtPrint>;
type Common = Omit<LoanSheet, AtPrint>;

export interface SheetParts {
  readonly kind: StatementKind;
  readonly year: number | undefined;
  readonly view: LoanView;
  readonly source: FigureSource;
  readonly borrower: Pick<Borrower, "name" | "idNumber">;
  readonly number: string;
  readonly code: string;
  readonly centreName: string;
}

/** How many dues a yearly statement announces. */
const DUES_AHEAD = 3;

/** What stands on the sheet, as it is kept from the day of issue on. */
export function sheetOf(parts: SheetParts): KeptSheet {
  const common = commonOf(parts);
  switch (parts.kind) {
    case "yearly-statement":
      return yearlyStatement(common, parts);
    case "settlement-certificate":
      return settlementCertificate(common, parts);
    case "interest-certificate":
      return interestCertificate(common, parts);
  }
}

function commonOf({ view, source, borrower, number, code, centreName }: SheetParts): Common {
  const { row, today } = view;
  return {
    centreName,
    number,
    codeText: code,
    verificationCode: code,
    borrowerName: borrower.name,
    idNumberMasked: maskIdNumber(borrower.idNumber),
    contractNo: row.contractNo,
    principal: formatYuanGrouped(row.principalFen),
    disbursedOn: row.disbursedOn,
    issuedOn: today,
    sourceNote: source.counts
      ? `数字出自本中心账簿，截至 ${today}。`
      : `数字由本中心账簿算得，截至 ${today}；与贷款人系统不一致时，以贷款人为准。`,
  };
}

function daysOf({ year, view }: SheetParts) {
  const { row, today } = view;
  const from = `${year}-01-01`;
  const through = earlierOf(`${year}-12-31`, today);
  return { from, through, openedOn: row.openedOn };
}

function yearlyStatement(common: Common, parts: SheetParts): Omit<YearlyStatement, AtPrint> {
  const { prepared } = parts.view;
  const days = daysOf(parts);
  const { opening, movements, closing } = bookStretch(prepared, days);
  const interest = interestBetween(prepared, days);
  return {
    ...common,
    year: String(parts.year),
    opening: owedLine(opening),
    closing: owedLine(closing),
    movements: movements.map((one) => ({
      on: one.on,
      name: ENTRY_NAMES[one.entry],
      principal: amountOrDash(one.principalFen),
      interest: amountOrDash(one.interestFen),
      penalty: amountOrDash(one.penaltyFen),
      subsidised: amountOrDash(one.subsidisedFen),
      balance: formatYuan(one.balanceFen),
    })),
    subsidised: formatYuanGrouped(interest.subsidisedFen),
    waived: formatYuanGrouped(interest.waivedFen),
    nextDues: nextDues(parts.view, days.through),
  };
}

function nextDues({ prepared }: LoanView, after: string): YearlyStatement["nextDues"] {
  const state = stateOf(prepared, after);
  const dues: YearlyStatement["nextDues"][number][] = [];
  let from = addDays(after, 1);
  for (let bill = nextBill(state, from); bill !== undefined; bill = nextBill(state, from)) {
    if (dues.length === DUES_AHEAD) break;
    dues.push({
      on: bill.dueOn,
      interest: formatYuan(bill.interestFen - bill.waivedFen + bill.movedInterestFen),
      principal: formatYuan(bill.principalFen),
      payable: formatYuan(bill.payableFen),
    });
    from = addDays(bill.dueOn, 1);
  }
  return dues;
}

function settlementCertificate(
  common: Common,
  { view }: SheetParts,
): Omit<SettlementCertificate, AtPrint> {
  const { prepared, today, loan, row } = view;
  const { settledOn } = standingAt(prepared, today);
  if (settledOn === null) throw new Error("a loan that is not settled was to be certified");
  return { ...common, settledOn, maturesOn: currentPlan(loan)?.maturesOn ?? row.maturesOn };
}

function interestCertificate(
  common: Common,
  parts: SheetParts,
): Omit<InterestCertificate, AtPrint> {
  const days = daysOf(parts);
  const interest = interestBetween(parts.view.prepared, days);
  return {
    ...common,
    year: String(parts.year),
    through: days.through,
    borne: formatYuanGrouped(interest.borneFen),
    waived: formatYuanGrouped(interest.waivedFen),
    paid: formatYuanGrouped(interest.paidFen),
    subsidised: formatYuanGrouped(interest.subsidisedFen),
    penaltyPaid: formatYuanGrouped(interest.penaltyPaidFen),
  };
}

function owedLine(owed: OwedBalance): OwedLine {
  return {
    on: owed.on,
    principal: formatYuan(owed.principalFen),
    interest: formatYuan(owed.interestFen),
    penalty: formatYuan(owed.penaltyFen),
    unapplied: formatYuan(owed.unappliedFen),
  };
}

function amountOrDash(fen: bigint): string {
  return fen === 0n ? "—" : formatYuan(fen);
}
