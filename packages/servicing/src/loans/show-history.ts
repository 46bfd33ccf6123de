import { readCentre } from "@bursar/database/connection";
import { listTransfers, type LoanFactRow, type TransferRow } from "@bursar/database/loans";
import { factName, type LoanFact } from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { ownFigureSource, type FigureSource } from "../lender-books/figure-source.ts";
import { factIdOf, toLoanFact } from "./stored-fact.ts";
import { readLoanView, type LoanQuery } from "./loan-view.ts";

/** A posting with the loan's principal after it. */
export interface HistoryPosting {
  readonly posting: TransferRow;
  readonly principalAfterFen: bigint;
}

/** Something that happened to a loan, and what the book made of it. */
export interface HistoryFact {
  readonly stored: LoanFactRow;
  readonly fact: LoanFact;
  readonly zh: string;
  readonly en: string;
  /** Number of the fact that takes this one back. */
  readonly reversedBy: number | undefined;
  /** Number of the fact that this one takes back. */
  readonly reverses: number | undefined;
  readonly postings: readonly HistoryPosting[];
}

export interface ShownHistory {
  readonly contractNo: string;
  /** In the order of recording. */
  readonly facts: readonly HistoryFact[];
  /** What the calendar has posted: settlements, dues, penalties. */
  readonly calendar: readonly HistoryPosting[];
  readonly source: FigureSource;
}

/** Everything recorded of a loan and posted for it up to a day. @throws Refusal `loan.not-found` */
export async function showHistory(deps: Deps, query: LoanQuery): Promise<ShownHistory> {
  return readCentre(deps.db, query.context, async (tx) => {
    const view = await readLoanView(tx, query);
    const { row, on } = view;
    const seenBy = query.recordedBy;
    const posted = withPrincipal(await listTransfers(tx, [row.id])).filter(
      ({ posting }) =>
        posting.valueOn <= on && (seenBy === undefined || posting.postedOn <= seenBy),
    );
    const facts = view.facts.filter(
      (fact) => fact.effectiveOn <= on && (seenBy === undefined || fact.postedOn <= seenBy),
    );
    return {
      contractNo: row.contractNo,
      facts: facts.map((stored) => toHistoryFact(stored, { facts, posted })),
      calendar: posted.filter(({ posting }) => posting.factSequence === null),
      source: await ownFigureSource(tx, { contractNo: row.contractNo, on }),
    };
  });
}

const PRINCIPAL: ReadonlySet<string> = new Set(["1101", "1102", "1103"]);

function withPrincipal(posted: readonly TransferRow[]): HistoryPosting[] {
  let principalAfterFen = 0n;
  return posted.map((posting) => {
    if (PRINCIPAL.has(posting.debitAccount)) principalAfterFen += posting.amountFen;
    if (PRINCIPAL.has(posting.creditAccount)) principalAfterFen -= posting.amountFen;
    return { posting, principalAfterFen };
  });
}

function toHistoryFact(
  stored: LoanFactRow,
  given: { readonly facts: readonly LoanFactRow[]; readonly posted: readonly HistoryPosting[] },
): HistoryFact {
  const fact = toLoanFact(stored);
  const own = factIdOf(stored.loanId, stored.sequence);
  const takesBack = ({ kind, detail }: LoanFactRow): boolean =>
    kind === "reversed" && detail["reversesFactId"] === own;
  const reverses =
    fact.kind === "reversed"
      ? given.facts.find((one) => factIdOf(one.loanId, one.sequence) === fact.reversesFactId)
      : undefined;
  return {
    stored,
    fact,
    ...factName(fact),
    reversedBy: given.facts.find(takesBack)?.sequence,
    reverses: reverses?.sequence,
    postings: given.posted.filter(({ posting }) => posting.factSequence === stored.sequence),
  };
}
