import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  findReceipt,
  listParts,
  listReceipts as selectReceipts,
  listSteps,
  type Receipt,
  type ReceiptFilter,
  type ReceiptStep,
} from "@bursar/database/repayments";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { showParts, type ShownPart } from "./receipt-outcome.ts";

export interface ShownReceipt {
  readonly receipt: Receipt;
  readonly parts: readonly ShownPart[];
}

/** A page of the centre's receipts, the latest first. */
export async function listReceipts(
  deps: Deps,
  query: { readonly context: ActionContext; readonly filter: ReceiptFilter },
): Promise<ShownReceipt[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const receipts = await selectReceipts(tx, query.filter);
    const ids = receipts.map(({ id }) => id);
    const parts = await showParts(tx, await listParts(tx, ids));
    return receipts.map((receipt) => ({ receipt, parts: parts.get(receipt.id) ?? [] }));
  });
}

/** One receipt with everything proposed for it. @throws Refusal `receipt.not-found` */
export async function showReceipt(
  deps: Deps,
  query: { readonly context: ActionContext; readonly receiptId: string },
): Promise<ShownReceipt & { readonly steps: readonly ReceiptStep[] }> {
  return readCentre(deps.db, query.context, async (tx) => {
    const receipt = await findReceipt(tx, query.receiptId);
    if (receipt === undefined) throw refuse("receipt.not-found");
    const parts = await showParts(tx, await listParts(tx, [receipt.id]));
    const steps = await listSteps(tx, receipt.id);
    return { receipt, parts: parts.get(receipt.id) ?? [], steps };
  });
}
