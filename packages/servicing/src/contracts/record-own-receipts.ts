import { withTransaction, type Tx } from "@bursar/database/connection";
import { listOwnReceipts as selectReceipts, type Contract } from "@bursar/database/contracts";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { listOwnReceipts, type OwnReceipt, type UniversityOffice } from "./list-own-receipts.ts";
import { lockContract } from "./move-contract.ts";
import { addReceipt, type Receipt } from "./record-receipt.ts";

export interface OwnReceiptEntry extends Receipt {
  readonly contractId: string;
}

/** What became of one of many; exactly one of the two is null. */
export interface OwnReceiptOutcome {
  readonly contractId: string;
  readonly receipt: OwnReceipt | null;
  readonly refusal: { readonly code: string; readonly zh: string; readonly en: string } | null;
}

/**
 * The university's receipt, entered by itself; another university's contract is not there for it.
 *
 * @throws Refusal `contract.not-found`, `receipt.code-mismatch`, `receipt.deadline-passed`,
 * `contract.out-of-order`.
 */
export async function recordOwnReceipt(
  deps: Deps,
  command: UniversityOffice & OwnReceiptEntry,
): Promise<OwnReceipt> {
  const { context, universityCode, contractId } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const contract = (await lockOwn(tx, universityCode, [contractId])).get(contractId);
    if (contract === undefined) throw refuse("contract.not-found");
    await addReceipt(tx, contract, command);
    return contractId;
  });
  const receipt = (await showOwn(deps, command, [contractId])).get(contractId);
  if (receipt === undefined) throw refuse("contract.not-found");
  return receipt;
}

/** Many receipts at once, each with its outcome; one that is refused does not stop the others. */
export async function recordOwnReceipts(
  deps: Deps,
  command: UniversityOffice & { readonly receipts: readonly OwnReceiptEntry[] },
): Promise<OwnReceiptOutcome[]> {
  const { context, universityCode, receipts } = command;
  const ids = receipts.map(({ contractId }) => contractId);
  // Names are personal data: only what was refused is kept under the idempotency key.
  const refusals = await withTransaction(deps.db, context, async (tx) => {
    const own = await lockOwn(tx, universityCode, ids);
    const found: OwnReceiptOutcome["refusal"][] = [];
    for (const entry of receipts) found.push(await recordOne(tx, own, entry));
    return found;
  });
  const shown = await showOwn(deps, command, ids);
  return ids.map((contractId, index) => {
    const refusal = refusals[index] ?? null;
    return { contractId, refusal, receipt: refusal ? null : (shown.get(contractId) ?? null) };
  });
}

async function recordOne(
  tx: Tx,
  own: Map<string, Contract>,
  entry: OwnReceiptEntry,
): Promise<OwnReceiptOutcome["refusal"]> {
  const { contractId } = entry;
  try {
    const contract = own.get(contractId);
    if (contract === undefined) throw refuse("contract.not-found");
    own.set(contractId, await addReceipt(tx, contract, entry));
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, zh: error.text.zh, en: error.text.en };
  }
}

/** Those of these contracts that are the university's, locked in the order of their ids. */
async function lockOwn(
  tx: Tx,
  universityCode: string | undefined,
  contractIds: readonly string[],
): Promise<Map<string, Contract>> {
  if (universityCode === undefined) return new Map();
  const filter = { universityCode, contractIds, limit: contractIds.length };
  const own = new Map<string, Contract>();
  for (const { contractId } of await selectReceipts(tx, filter)) {
    own.set(contractId, await lockContract(tx, contractId));
  }
  return own;
}

async function showOwn(
  deps: Deps,
  { context, universityCode }: UniversityOffice,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, OwnReceipt>> {
  const filter = { contractIds, limit: contractIds.length };
  const shown = await listOwnReceipts(deps, { context, universityCode, filter });
  return new Map(shown.map((receipt) => [receipt.contractId, receipt]));
}
