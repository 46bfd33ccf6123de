import type { Tx } from "@bursar/database/connection";
import {
  contractNosOf,
  findReceipt,
  listParts,
  type NewReceipt,
  type NewReceiptPart,
  type Receipt,
  type ReceiptPart,
} from "@bursar/database/repayments";
import { refuse } from "../refuse.ts";

/**
 * What a step about a receipt gives back. It is stored with the idempotency key, so it names no
 * payer; the receipt itself is read anew.
 */
export interface ReceiptOutcome {
  readonly id: string;
  readonly serialNo: string;
  readonly contractNo: string | null;
  readonly amountFen: bigint;
  readonly valueOn: string;
  readonly verdict: Receipt["verdict"];
  readonly state: Receipt["state"];
  readonly obstacle: string | null;
  readonly decideBy: string | null;
  readonly version: number;
  readonly parts: readonly ShownPart[];
}

/** What of a receipt paid which contract. */
export interface ShownPart {
  readonly contractNo: string;
  readonly amountFen: bigint;
  readonly dueOn: string | null;
  readonly appliedFen: bigint;
  readonly missingFen: bigint;
  readonly excessFen: bigint;
  readonly isReversed: boolean;
}

/** A receipt locked until the transaction ends. @throws Refusal `receipt.not-found` */
export async function lockReceipt(tx: Tx, id: string): Promise<Receipt> {
  const receipt = await findReceipt(tx, id, true);
  if (receipt === undefined) throw refuse("receipt.not-found");
  return receipt;
}

/** The receipt as it stands after a step, as its answer. */
export async function outcomeOf(tx: Tx, receiptId: string): Promise<ReceiptOutcome> {
  const receipt = await findReceipt(tx, receiptId);
  if (receipt === undefined) throw new Error(`the receipt ${receiptId} has vanished`);
  const { id, serialNo, contractNo, amountFen, valueOn, verdict, state } = receipt;
  const { obstacle, decideBy, version } = receipt;
  const named = { id, serialNo, contractNo, amountFen, valueOn, verdict, state };
  const parts = await showParts(tx, await listParts(tx, [id]));
  return { ...named, obstacle, decideBy, version, parts: parts.get(id) ?? [] };
}

/** A receipt that has just been written, with what it has paid: as {@link outcomeOf} would say. */
export function outcomeOfNew(
  receipt: NewReceipt,
  parts: readonly NewReceiptPart[],
): ReceiptOutcome {
  const { id, serialNo, contractNo, amountFen, valueOn, verdict, state } = receipt;
  const { obstacle, decideBy } = receipt;
  const named = { id, serialNo, contractNo, amountFen, valueOn, verdict, state };
  // Money that came in pays the one contract that it names.
  const shown = parts.map((part) => ({ ...part, contractNo: contractNo ?? "", isReversed: false }));
  return { ...named, obstacle, decideBy, version: 1, parts: shown.map(toShownPart) };
}

/** Parts with their contracts, by receipt. */
export async function showParts(
  tx: Tx,
  parts: readonly ReceiptPart[],
): Promise<ReadonlyMap<string, readonly ShownPart[]>> {
  const numbers = await contractNosOf(
    tx,
    parts.map(({ loanId }) => loanId),
  );
  const shown = new Map<string, ShownPart[]>();
  for (const part of parts) {
    const contractNo = numbers.get(part.loanId) ?? "";
    const before = shown.get(part.receiptId) ?? [];
    shown.set(part.receiptId, [...before, toShownPart({ ...part, contractNo })]);
  }
  return shown;
}

function toShownPart(part: ShownPart): ShownPart {
  const { contractNo, amountFen, dueOn, appliedFen, missingFen, excessFen, isReversed } = part;
  return { contractNo, amountFen, dueOn, appliedFen, missingFen, excessFen, isReversed };
}
