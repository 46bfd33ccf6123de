import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { arrearsAt, billDueOn, positionAt, stateOf } from "../loan/index.ts";
import type { Arrears, ContractFigures, LoanState, PreparedLoan } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import type { Cycle } from "./cycle.ts";

/** Due dates of a span of days, both ends included, with what is unpaid of them on a day. */
export interface Dues {
  /** Without waived interest and deferred principal. */
  readonly dueFen: Fen;
  readonly unpaidFen: Fen;
}

/** What falls due in a span, and how much of it is not paid by the end of `asOf`. */
export function duesWithin(prepared: PreparedLoan, span: Cycle, asOf: PlainDate): Dues {
  return duesOf(stateOf(prepared, asOf), span, arrearsAt(prepared, asOf));
}

function duesOf(state: LoanState, { from, to }: Cycle, arrears: readonly Arrears[]): Dues {
  let [dueFen, unpaidFen] = [0n, 0n];
  for (const row of state.rows) {
    if (row.dueOn < from || row.dueOn > to) continue;
    const ownFen = billDueOn(state, row.dueOn)?.payableFen ?? row.payableFen;
    dueFen += ownFen;
    // Nothing of a due date to come is received: money that waits for it is not applied yet.
    if (row.dueOn > state.asOf) unpaidFen += ownFen;
  }
  return { dueFen, unpaidFen: unpaidFen + unpaidBetween(arrears, { from, to }) };
}

function unpaidBetween(arrears: readonly Arrears[], { from, to }: Cycle): Fen {
  return arrears
    .filter(({ dueOn }) => from <= dueOn && dueOn <= to)
    .reduce((sum, one) => sum + one.principalFen + one.interestFen, 0n);
}

/** What a contract adds to the figures of a cycle at the end of a day (rulebook 6.4). */
export function contractFigures(
  prepared: PreparedLoan,
  borrowerId: string,
  { cycle, asOf }: { readonly cycle: Cycle; readonly asOf: PlainDate },
): ContractFigures {
  const arrears = arrearsAt(prepared, asOf);
  const { dueFen, unpaidFen } = duesOf(stateOf(prepared, asOf), cycle, arrears);
  const eve = addDays(cycle.from, -1);
  const before = { from: "0001-01-01", to: eve };
  const oldDueFen = unpaidBetween(arrearsAt(prepared, eve), before);
  const oldUnpaidFen = unpaidBetween(arrears, before);
  return {
    borrowerId,
    dueFen,
    receivedFen: dueFen - unpaidFen,
    oldDueFen,
    oldReceivedFen: oldDueFen > oldUnpaidFen ? oldDueFen - oldUnpaidFen : 0n,
    position: positionAt(prepared, asOf),
  };
}
