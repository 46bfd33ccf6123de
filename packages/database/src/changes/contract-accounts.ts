import { and, desc, eq, inArray } from "drizzle-orm";
import type { AccountMethod } from "@bursar/domain/change";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { contractAccounts } from "./tables.ts";

const COLUMN = "contract_accounts.account";

/** The account of a contract, in clear. */
export interface ContractAccount {
  readonly contractId: string;
  readonly sequence: number;
  readonly method: AccountMethod;
  readonly account: string;
  readonly bankName: string | null;
  readonly validFrom: string;
  readonly changeId: string;
}

export async function insertContractAccount(
  tx: Tx,
  { account, ...row }: ContractAccount,
): Promise<void> {
  await tx.orm.insert(contractAccounts).values({
    ...row,
    centreId: tx.centreId,
    accountSealed: sealText(tx, COLUMN, account),
    accountHash: keyedHash(tx.keys, "account", account),
  });
}

/** The account that holds now, by contract; a contract without one is left out. */
export async function currentAccounts(
  tx: Tx,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, ContractAccount>> {
  if (contractIds.length === 0) return new Map();
  const rows = await tx.orm
    .selectDistinctOn([contractAccounts.contractId])
    .from(contractAccounts)
    .where(
      and(
        eq(contractAccounts.centreId, tx.centreId),
        inArray(contractAccounts.contractId, [...contractIds]),
      ),
    )
    .orderBy(contractAccounts.contractId, desc(contractAccounts.sequence));
  return new Map(
    rows.map(({ accountSealed, accountHash: _hash, centreId: _centre, ...row }) => [
      row.contractId,
      { ...row, account: openText(tx, COLUMN, accountSealed) },
    ]),
  );
}
