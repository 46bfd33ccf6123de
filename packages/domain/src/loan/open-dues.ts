import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import { allocate } from "./allocate.ts";
import { nextBill } from "./bill.ts";
import type { Bill } from "./bill.ts";
import { stateOf } from "./fold-loan.ts";
import { accruedPenalties } from "./penalty.ts";
import type { Arrear } from "./penalty.ts";
import { markAt } from "./position.ts";
import type { PreparedLoan } from "./prepared-loan.ts";

/** What one due date still asks for. */
export interface OpenDue {
  readonly dueOn: PlainDate;
  readonly penaltyFen: Fen;
  readonly interestFen: Fen;
  readonly principalFen: Fen;
}

/** The bill that may be paid on a day: opened, and not past its due date (K12). */
export function openBill(prepared: PreparedLoan, on: PlainDate): Bill | undefined {
  const bill = nextBill(stateOf(prepared, on), on);
  return bill !== undefined && bill.opensOn <= on ? bill : undefined;
}

/**
 * Everything that money of a day would pay, the oldest due first: what is due and unpaid with its
 * penalty, then what an opened bill asks for beyond the money that waits for it (K12, K14).
 */
export function openDues(prepared: PreparedLoan, on: PlainDate): readonly OpenDue[] {
  const { arrears, waitingFen } = owedAt(prepared, on);
  const dues = arrears.map(toDue);
  const bill = openBill(prepared, on);
  if (bill === undefined || arrears.some(({ dueDay }) => fromEpochDay(dueDay) === bill.dueOn))
    return dues;
  const isDue = bill.dueOn <= on;
  if (isDue || bill.payableFen <= waitingFen) return dues;
  const ahead: Arrear = {
    dueDay: toEpochDay(bill.dueOn),
    penaltyFen: 0n,
    interestFen: bill.payableFen - bill.principalFen,
    principalFen: bill.principalFen,
    accruesFrom: toEpochDay(bill.dueOn) + 1,
  };
  const rest = pay([ahead], waitingFen, { prepared, on }).arrears;
  return [...dues, ...rest.map(toDue)];
}

/** How an amount is divided over open dues, and what of it is left over (K14). */
export function splitPayment(
  prepared: PreparedLoan,
  payment: { readonly on: PlainDate; readonly amountFen: Fen },
): { readonly paid: readonly OpenDue[]; readonly leftFen: Fen } {
  const { on, amountFen } = payment;
  const arrears = openDues(prepared, on).map(({ dueOn, ...due }) => {
    const dueDay = toEpochDay(dueOn);
    return { ...due, dueDay, accruesFrom: dueDay + 1 };
  });
  const { paid, leftFen } = pay(arrears, amountFen, { prepared, on });
  return { paid: paid.map(toDue), leftFen };
}

function pay(
  arrears: readonly Arrear[],
  amountFen: Fen,
  { prepared, on }: { readonly prepared: PreparedLoan; readonly on: PlainDate },
) {
  const order = inForce(prepared.context.tables.policy.allocation, on).value;
  return allocate(arrears, amountFen, order);
}

/** What is due and unpaid at the end of a day, each penalty up to that day. */
function owedAt(prepared: PreparedLoan, on: PlainDate) {
  const day = toEpochDay(on);
  // All that is recorded by now: a payment that was taken back later pays nothing here.
  const version = prepared.latest();
  if (version === undefined) return { arrears: [], waitingFen: 0n };
  const { arrears, waitingFen } = markAt(version, day);
  const accrued = accruedPenalties(arrears, day + 1, version.context);
  return {
    waitingFen,
    arrears: arrears.map((arrear, index) => ({
      ...arrear,
      penaltyFen: arrear.penaltyFen + (accrued[index] ?? 0n),
    })),
  };
}

function toDue(due: Omit<OpenDue, "dueOn"> & { readonly dueDay: number }): OpenDue {
  const { dueDay, penaltyFen, interestFen, principalFen } = due;
  return { dueOn: fromEpochDay(dueDay), penaltyFen, interestFen, principalFen };
}

/** What is to be given back at the end of a day, by all that is recorded. */
export function refundableAt(prepared: PreparedLoan, on: PlainDate): Fen {
  const version = prepared.latest();
  return version === undefined ? 0n : markAt(version, toEpochDay(on)).refundableFen;
}
