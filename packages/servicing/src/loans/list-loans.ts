import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  listLedger,
  sumLedger,
  type LedgerFilter,
  type LedgerLine,
  type LedgerTotals,
} from "@bursar/database/loans";
import { lenderFiguresOf, listBookModes } from "@bursar/database/lender-books";
import { bookModeOn, type BookMode } from "@bursar/domain/lender-books";
import { daysBetween } from "@bursar/domain/calendar";
import type { Deps } from "../deps.ts";
import { approved } from "../lender-books/book-mode.ts";

/** A line of the ledger, with what the lender's last file says of it. */
export interface ListedLoan extends LedgerLine {
  /** Days since the oldest due date that is not paid; 0 without one. */
  readonly daysPastDue: number;
  readonly lender: { readonly on: string; readonly principalFen: bigint } | null;
}

export interface LoanLedger {
  readonly on: string;
  readonly mode: BookMode;
  readonly lines: readonly ListedLoan[];
  /** Of everything that the filter means, whatever the page; where they were asked for. */
  readonly totals: LedgerTotals | undefined;
}

/** A page of the ledger of loans, personal data in clear: the route masks it. */
export async function listLoans(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly filter: LedgerFilter;
    readonly page: { readonly after?: string | undefined; readonly limit: number };
    readonly withTotals: boolean;
  },
): Promise<LoanLedger> {
  return readCentre(deps.db, query.context, async (tx) => {
    const on = await businessDate(tx);
    const lines = await listLedger(tx, { ...query.filter, ...query.page });
    const contractNos = lines.map(({ contractNo }) => contractNo);
    const lender = await lenderFiguresOf(tx, contractNos, on);
    return {
      on,
      mode: bookModeOn(approved(await listBookModes(tx)), on),
      lines: lines.map((line) => {
        const figures = lender.get(line.contractNo);
        return {
          ...line,
          daysPastDue: daysPastDue(line.standing.oldestUnpaidOn, on),
          lender:
            figures === undefined
              ? null
              : { on: figures.statementOn, principalFen: figures.principalFen },
        };
      }),
      totals: query.withTotals ? await sumLedger(tx, query.filter) : undefined,
    };
  });
}

function daysPastDue(oldestUnpaidOn: string | null, on: string): number {
  return oldestUnpaidOn === null || oldestUnpaidOn >= on ? 0 : daysBetween(oldestUnpaidOn, on);
}
