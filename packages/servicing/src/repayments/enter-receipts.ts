import { newId, type Tx } from "@bursar/database/connection";
import {
  insertDuplicates,
  insertParts,
  insertReceipts,
  type NewReceipt,
  type NewReceiptPart,
} from "@bursar/database/repayments";
import { addDays } from "@bursar/domain/calendar";
import type { LoanFact } from "@bursar/domain/loan";
import { endOfWorkingDays, inForce, type Policy } from "@bursar/domain/policy";
import { appendFactsOfLoans } from "../loans/append-loan-facts.ts";
import type { Arriving, JudgedArrival } from "./judge-arrivals.ts";
import { payAtLoan } from "./pay-at-loan.ts";
import { postNewlyHeld } from "./post-receipt.ts";

/** Where money came from, and the line of a file where it was one. */
export interface ArrivedFrom {
  readonly source: NewReceipt["source"];
  readonly importId?: string;
}

export type Entering = Arriving & {
  readonly paidAt?: string | undefined;
  readonly row?: number | undefined;
};

type Entered = JudgedArrival<Entering> & { readonly id: string };
type Kept = Entered & { readonly matched: Extract<Entered["matched"], { kind: "receipt" }> };

/**
 * Writes what was judged: each sum a receipt, what pays a loan as a fact of it, what waits as held,
 * and a serial number that was here as a line that is no money. The loans are locked already.
 *
 * @returns the new receipts' ids in the order of those that are no duplicates.
 */
export async function enterReceipts(
  tx: Tx,
  judged: readonly JudgedArrival<Entering>[],
  from: ArrivedFrom & { readonly policy: Policy; readonly businessOn: string },
): Promise<string[]> {
  const entered = judged.map((one): Entered => ({ ...one, id: newId("rct") }));
  const kept = entered.filter((one): one is Kept => one.matched.kind === "receipt");
  const added = await insertReceipts(
    tx,
    kept.map((one) => toReceipt(one, from)),
  );
  if (added.size < kept.length) throw new Error("a serial number came in while it was judged");
  await keepDuplicates(tx, entered, from);
  const held = kept.filter(({ matched }) => matched.state !== "matched");
  await postNewlyHeld(tx, held.map(toHeld));
  await insertParts(tx, await payLoans(tx, kept));
  return kept.map(({ id }) => id);
}

function toHeld({ id, arriving: { amountFen }, valueOn, loan }: Kept) {
  return { id, amountFen, valueOn, loanId: loan?.loanId ?? null };
}

/** Records the money at its loans, each loan once, and says what each sum has paid. */
async function payLoans(tx: Tx, kept: readonly Kept[]): Promise<NewReceiptPart[]> {
  const byLoan = new Map<string, Kept[]>();
  const oneByOne = new Set<string>();
  for (const one of kept) {
    if (one.matched.state !== "matched" || one.loan === undefined) continue;
    const { loanId } = one.loan;
    byLoan.set(loanId, [...(byLoan.get(loanId) ?? []), one]);
    if (one.judged?.prepaymentId !== undefined) oneByOne.add(loanId);
  }
  const usual = [...byLoan].filter(([loanId]) => !oneByOne.has(loanId));
  const appended = await appendFactsOfLoans(
    tx,
    new Map(usual.map(([loanId, own]) => [loanId, own.map(toFact)])),
  );
  const parts = usual.flatMap(([loanId, own]) =>
    own.map((one, index) => toPart(one, loanId, appended.get(loanId)?.[index])),
  );
  for (const [loanId, own] of byLoan) {
    if (!oneByOne.has(loanId)) continue;
    // An early repayment moves the plan, so what comes after it is recorded after it.
    for (const { id, arriving, valueOn, judged } of own)
      parts.push(...(await payAtLoan(tx, { id, loanId, valueOn, judged, ...arriving })));
  }
  return parts;
}

function toPart(one: Kept, loanId: string, fact: LoanFact | undefined): NewReceiptPart {
  const { id: receiptId, arriving, matched, judged } = one;
  if (fact === undefined) throw new Error(`a repayment of loan ${loanId} was not recorded`);
  const { appliedFen, missingFen, excessFen } = matched;
  return {
    receiptId,
    sequence: 1,
    loanId,
    factSequence: fact.sequence,
    amountFen: arriving.amountFen,
    dueOn: judged?.judged.dueOn ?? null,
    appliedFen,
    missingFen,
    excessFen,
  };
}

function toFact({ arriving: { amountFen }, valueOn }: Kept) {
  return { kind: "repaid", on: valueOn, amountFen } as const;
}

function toReceipt(
  { id, arriving, matched, loan, valueOn }: Kept,
  from: ArrivedFrom & { readonly policy: Policy; readonly businessOn: string },
): NewReceipt {
  const { serialNo, channel, contractNo, payerName, amountFen, paidAt, row } = arriving;
  const { verdict, state, missingFen, excessFen, obstacle } = matched;
  return {
    id,
    source: from.source,
    importId: from.importId ?? null,
    row: row ?? null,
    serialNo,
    channel,
    contractNo: contractNo ?? null,
    loanId: loan?.loanId ?? null,
    payerName,
    amountFen,
    valueOn,
    paidAt: paidAt ?? null,
    verdict,
    state,
    missingFen,
    excessFen,
    obstacle: obstacle ?? null,
    decideBy: state === "matched" ? null : heldUntil(from.policy, from.businessOn),
    receivedOn: from.businessOn,
  };
}

/** By when a person has to have looked at money that is held from a day on. */
export function heldUntil(policy: Policy, day: string): string {
  const { value } = inForce(policy.heldMoneyDays, day);
  return endOfWorkingDays(policy, addDays(day, 1), value);
}

async function keepDuplicates(
  tx: Tx,
  entered: readonly Entered[],
  { importId }: ArrivedFrom,
): Promise<void> {
  if (importId === undefined) return;
  const key = ({ arriving }: Entered): string => `${arriving.channel}/${arriving.serialNo}`;
  const firsts = new Map<string, string>();
  for (const one of entered) if (one.matched.kind === "receipt") firsts.set(key(one), one.id);
  const lines = entered.flatMap((one) => {
    const { matched, firstId, arriving } = one;
    const receiptId = firstId ?? firsts.get(key(one));
    const { row, serialNo, contractNo, amountFen } = arriving;
    if (matched.kind !== "duplicate" || receiptId === undefined || row === undefined) return [];
    return [{ importId, row, receiptId, serialNo, contractNo: contractNo ?? null, amountFen }];
  });
  await insertDuplicates(tx, lines);
}
