import { newId, Overtaken, together, type Tx } from "@bursar/database/connection";
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
import { composeFacts, writeFacts, type ComposedFacts } from "../loans/append-loan-facts.ts";
import type { Today } from "../policies/load-today.ts";
import type { Arriving, JudgedAndLocked, JudgedArrival } from "./judge-arrivals.ts";
import { payAtLoan, type MoneyAtLoan } from "./pay-at-loan.ts";
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

/** Money as it will be recorded: each sum a receipt, what pays a loan as a fact of it. */
export interface ComposedReceipts {
  readonly entered: readonly Entered[];
  /** Those that are no duplicates. */
  readonly kept: readonly Kept[];
  readonly receipts: readonly NewReceipt[];
  readonly facts: readonly ComposedFacts[];
  /** What each sum has paid. */
  readonly parts: readonly NewReceiptPart[];
  /** Sums for loans that an early repayment moves under them: each is judged by what is booked. */
  readonly oneByOne: readonly MoneyAtLoan[];
}

/** Makes of what was judged what will be written; the loans are locked. */
export function composeReceipts(
  tx: Tx,
  { judged, locked }: JudgedAndLocked<Entering>,
  from: ArrivedFrom & Today,
): ComposedReceipts {
  const entered = judged.map((one): Entered => ({ ...one, id: newId("rct") }));
  const kept = entered.filter((one): one is Kept => one.matched.kind === "receipt");
  const { usual, oneByOne } = byManner(kept);
  const factsOf = new Map([...usual].map(([loanId, own]) => [loanId, own.map(toFact)]));
  const facts = composeFacts(tx, { factsOf, locked }, from);
  const recorded = new Map(facts.map((one) => [one.posting.loanId, one.facts]));
  return {
    entered,
    kept,
    receipts: kept.map((one) => toReceipt(one, from)),
    facts,
    parts: [...usual].flatMap(([loanId, own]) =>
      own.map((one, index) => toPart(one, loanId, recorded.get(loanId)?.[index])),
    ),
    oneByOne,
  };
}

/** Money that pays, by loan; where an early repayment is among it, in its order. */
function byManner(kept: readonly Kept[]) {
  const usual = new Map<string, Kept[]>();
  const moved = new Set<string>();
  for (const one of kept) {
    if (one.matched.state !== "matched" || one.loan === undefined) continue;
    const { loanId } = one.loan;
    const own = usual.get(loanId);
    if (own === undefined) usual.set(loanId, [one]);
    else own.push(one);
    if (one.judged?.prepaymentId !== undefined) moved.add(loanId);
  }
  const oneByOne = [...moved].flatMap((loanId) => {
    const own = usual.get(loanId) ?? [];
    usual.delete(loanId);
    return own.map(({ id, arriving: { amountFen }, valueOn, judged }): MoneyAtLoan => {
      return { id, loanId, amountFen, valueOn, judged };
    });
  });
  return { usual, oneByOne };
}

/** Writes all of it: what waits is held, and a number that was here is a line that is no money. */
export async function writeReceipts(
  tx: Tx,
  composed: ComposedReceipts,
  from: ArrivedFrom & Today,
): Promise<void> {
  const { entered, kept, receipts, facts, parts, oneByOne } = composed;
  const held = kept.filter(({ matched }) => matched.state !== "matched");
  await together(
    () => insertNewReceipts(tx, receipts),
    () => keepDuplicates(tx, entered, from),
    () => postNewlyHeld(tx, held.map(toHeld), from.businessOn),
    () => insertParts(tx, parts),
    () => writeFacts(tx, facts, from),
  );
  const later: NewReceiptPart[] = [];
  for (const money of oneByOne) later.push(...(await payAtLoan(tx, money)));
  await insertParts(tx, later);
}

async function insertNewReceipts(tx: Tx, receipts: readonly NewReceipt[]): Promise<void> {
  const added = await insertReceipts(tx, receipts);
  if (added.size < receipts.length) throw new Overtaken("a serial number came in");
}

function toHeld({ id, arriving: { amountFen }, valueOn, loan }: Kept) {
  return { id, amountFen, valueOn, loanId: loan?.loanId ?? null };
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
  from: ArrivedFrom & Today,
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
