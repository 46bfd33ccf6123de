import type { Fen } from "../money/index.ts";

/** Principal that was paid ahead of its dates on a day, and the money that came for it. */
export interface ClearingFact {
  readonly factId: string;
  readonly principalFen: Fen;
  /** `undefined` for what it cost. */
  readonly receivedFen: Fen | undefined;
}

/** What an early repayment, or the rescue of the loan, was paid with. */
export interface Clearing {
  readonly factId: string;
  /** Money that came in for it; above its cost it is to be given back. */
  readonly receivedFen: Fen;
  /** Money that was there already: to be given back, paid for a bill, paid by a rescue for one. */
  readonly refundableFen: Fen;
  readonly waitingFen: Fen;
  readonly rescueFen: Fen;
}

/** Money of the loan that pays nothing yet. */
export interface Purse {
  readonly refundableFen: Fen;
  /** Waiting for a due date; `rescueFen` is the rescue's part of it. */
  readonly waitingFen: Fen;
  readonly rescueFen: Fen;
}

/**
 * Pays the day's early repayments in their order; the first one pays what is due too (K17). What
 * their money falls short of is taken from money that is there, what is to be given back first
 * (K12, K19); what not even that covers was paid in the same act.
 */
export function payClearings(
  facts: readonly ClearingFact[],
  dueFen: Fen,
  before: Purse,
): { readonly clearings: readonly Clearing[]; readonly purse: Purse } {
  let purse = before;
  const clearings = facts.map(({ factId, principalFen, receivedFen }, index): Clearing => {
    const costFen = principalFen + (index === 0 ? dueFen : 0n);
    const missingFen = costFen - (receivedFen ?? costFen);
    if (missingFen <= 0n) {
      purse = { ...purse, refundableFen: purse.refundableFen - missingFen };
      return { factId, receivedFen: costFen - missingFen, ...NOTHING_TAKEN };
    }
    const taken = takeFrom(purse, missingFen);
    const takenFen = taken.refundableFen + taken.waitingFen + taken.rescueFen;
    purse = {
      refundableFen: purse.refundableFen - taken.refundableFen,
      waitingFen: purse.waitingFen - taken.waitingFen - taken.rescueFen,
      rescueFen: purse.rescueFen - taken.rescueFen,
    };
    return { factId, receivedFen: costFen - takenFen, ...taken };
  });
  return { clearings, purse };
}

export const NOTHING_TAKEN = { refundableFen: 0n, waitingFen: 0n, rescueFen: 0n } as const;

function takeFrom(purse: Purse, wantedFen: Fen) {
  let leftFen = wantedFen;
  const take = (fen: Fen): Fen => {
    const taken = fen < leftFen ? fen : leftFen;
    if (taken <= 0n) return 0n;
    leftFen -= taken;
    return taken;
  };
  const refundableFen = take(purse.refundableFen);
  const waitingFen = take(purse.waitingFen - purse.rescueFen);
  return { refundableFen, waitingFen, rescueFen: take(purse.rescueFen) };
}
