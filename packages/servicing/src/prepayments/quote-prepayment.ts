import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import type { PlainDate } from "@bursar/domain/calendar";
import { loanEffect, type LoanEffect } from "@bursar/domain/effect";
import type { PrepaymentQuote } from "@bursar/domain/loan";
import type { Fen } from "@bursar/domain/money";
import { decideQuote } from "@bursar/domain/prepayment";
import type { Deps } from "../deps.ts";
import { requireNumberedLoan, type NumberedLoan } from "../loans/numbered-loan.ts";
import { refused } from "../refuse.ts";

export interface QuoteWish {
  readonly contractNo: string;
  /** Principal that is not due yet, or all of it. */
  readonly principalFen: Fen | "all";
  /** Day of application; the business date when left out. */
  readonly settleOn?: PlainDate | undefined;
}

export interface QuotedLoan {
  readonly contractNo: string;
  readonly quote: PrepaymentQuote;
  readonly effect: LoanEffect;
}

/**
 * What an early repayment would cost and change; nothing is written.
 *
 * @throws Refusal `loan.not-found`, `prepayment.blocked-day` (`data.nextDay`, `data.total`) and
 * the others of the loan's own rules.
 */
export async function quotePrepayment(
  deps: Deps,
  query: QuoteWish & { readonly context: ActionContext },
): Promise<QuotedLoan> {
  return readCentre(deps.db, query.context, async (tx) => {
    const on = query.settleOn ?? (await businessDate(tx));
    const found = await requireNumberedLoan(tx, query.contractNo);
    const quote = requireQuote(found, { on, principalFen: query.principalFen });
    return { contractNo: found.contractNo, quote, effect: effectOf(found, quote) };
  });
}

/** @throws Refusal of the loan's own rules. */
export function requireQuote(
  numbered: NumberedLoan,
  request: { readonly on: PlainDate; readonly principalFen: Fen | "all" },
): PrepaymentQuote {
  const decision = decideQuote(numbered, request);
  if (decision.kind === "refused") throw refused(decision);
  return decision.quote;
}

/** The quote as it stands for a stored application. */
export async function quoteNow(
  tx: Tx,
  stored: {
    readonly contractNo: string;
    readonly mode: "full" | "partial";
    readonly settleOn: PlainDate;
    readonly principalFen: Fen;
  },
) {
  const { mode, settleOn: on, principalFen } = stored;
  const numbered = await requireNumberedLoan(tx, stored.contractNo);
  const request = { on, principalFen: mode === "full" ? ("all" as const) : principalFen };
  return { numbered, decision: decideQuote(numbered, request) };
}

function effectOf({ contractNo, loan }: NumberedLoan, quote: PrepaymentQuote): LoanEffect {
  const { on, principalFen, totalFen: receivedFen } = quote;
  const fact = { kind: "prepaid", on, principalFen, receivedFen } as const;
  return loanEffect({ contractNo, loan, facts: [fact], on: quote.settlesOn });
}
