import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { toFen } from "./exact-day.ts";

/** What is still unpaid of one due date. */
export interface Owed {
  readonly dueOn: PlainDate;
  interest: Fen;
  principal: Fen;
  /** Settled to the fen. */
  penalty: Fen;
  /** Accrued since the last settlement of penalties. */
  exactPenalty: bigint;
}

export function isUnpaid({ interest, principal, penalty }: Owed): boolean {
  return interest + principal + penalty > 0n;
}

/** Rounds the penalty of the contract once and shares it out, the oldest first (K9). */
export function settlePenalties(owed: readonly Owed[]): void {
  let exact = 0n;
  let settled = 0n;
  for (const one of owed) {
    exact += one.exactPenalty;
    one.exactPenalty = 0n;
    one.penalty += toFen(exact) - settled;
    settled = toFen(exact);
  }
}

/** Pays the oldest first, in each penalty, interest, principal (K14); gives what is left. */
export function pay(owed: readonly Owed[], amount: Fen): Fen {
  if (amount === 0n || !owed.some(isUnpaid)) return amount;
  settlePenalties(owed);
  let left = amount;
  for (const one of owed) {
    for (const part of ["penalty", "interest", "principal"] as const) {
      const paid = left < one[part] ? left : one[part];
      one[part] -= paid;
      left -= paid;
    }
  }
  return left;
}

export function clear(owed: readonly Owed[]): void {
  for (const one of owed) {
    one.penalty = one.interest = one.principal = one.exactPenalty = 0n;
  }
}
