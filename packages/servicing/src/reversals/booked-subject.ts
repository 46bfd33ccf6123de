import { businessDate } from "@bursar/database/centres";
import { findCompensation, saveCompensation } from "@bursar/database/compensations";
import type { Tx } from "@bursar/database/connection";
import { findPrepayment } from "@bursar/database/prepayments";
import { loansOfRescue, lockRescues } from "@bursar/database/rescues";
import { nextCompensationState } from "@bursar/domain/compensation";
import { nextPrepaymentState } from "@bursar/domain/prepayment";
import { nextRescueState } from "@bursar/domain/rescue";
import type { ReversalSubject } from "@bursar/domain/reversal";
import { movePrepayment } from "../prepayments/prepayment-step.ts";
import { refuse } from "../refuse.ts";
import { moveRescue } from "../rescues/move-rescue.ts";

/** Something booked, with the facts that it has made and how it is moved once they are gone. */
export interface BookedSubject {
  readonly kind: ReversalSubject;
  readonly facts: readonly { readonly loanId: string; readonly factId: string }[];
  readonly move: () => Promise<void>;
}

/**
 * What an id names, where it is booked and may be taken back.
 *
 * @throws Refusal `reversal.nothing-booked`, `reversal.of-receipt`.
 */
export async function bookedSubject(tx: Tx, id: string): Promise<BookedSubject> {
  const find = FINDERS[id.slice(0, id.indexOf("_"))];
  const found = await find?.(tx, id);
  if (found === undefined) throw refuse("reversal.nothing-booked");
  return found;
}

type Finder = (tx: Tx, id: string) => Promise<BookedSubject | undefined>;

const FINDERS: Readonly<Record<string, Finder>> = {
  pre: bookedPrepayment,
  rsc: bookedRescue,
  cmp: bookedCompensation,
};

async function bookedPrepayment(tx: Tx, id: string): Promise<BookedSubject | undefined> {
  const stored = await findPrepayment(tx, id);
  const status = stored && nextPrepaymentState(stored.status, "reverse");
  if (stored === undefined || status === undefined || stored.factId === null) return undefined;
  if (stored.receiptId !== null) throw refuse("reversal.of-receipt");
  const closedOn = await businessDate(tx);
  return {
    kind: "prepayment",
    facts: [{ loanId: stored.loanId, factId: stored.factId }],
    move: () => movePrepayment(tx, stored, { event: "reverse", status, closedOn }),
  };
}

async function bookedRescue(tx: Tx, id: string): Promise<BookedSubject | undefined> {
  const [rescue] = await lockRescues(tx, [id]);
  const status = rescue && nextRescueState(rescue.status, "reverse");
  if (rescue === undefined || status === undefined) return undefined;
  const facts = (await loansOfRescue(tx, id)).flatMap(({ loanId, factId }) =>
    factId === null ? [] : [{ loanId, factId }],
  );
  const move = (): Promise<void> => moveRescue(tx, rescue, { event: "reverse", status, marks: {} });
  return { kind: "rescue", facts, move };
}

async function bookedCompensation(tx: Tx, id: string): Promise<BookedSubject | undefined> {
  const entry = await findCompensation(tx, id, true);
  const status = entry && nextCompensationState(entry.status, "reverse");
  if (entry === undefined || status === undefined || entry.factId === null) return undefined;
  return {
    kind: "compensation",
    facts: [{ loanId: entry.loanId, factId: entry.factId }],
    move: () => saveCompensation(tx, id, { status }),
  };
}
