import { asc, desc } from "drizzle-orm";
import type { PolicyRow } from "@bursar/domain/policy";
import type { Tx } from "../connection/index.ts";
import { policyRows } from "./tables.ts";

/** A row that counts: the last revision of its kind, key and day. */
export interface StoredPolicyRow extends PolicyRow {
  readonly key: string;
  readonly revision: number;
  /** What brought it in; null for a row that was shipped. */
  readonly proposalId: string | null;
}

/** Every policy row that counts, by kind, key and the day from which it holds. */
export async function loadPolicyRows(tx: Tx): Promise<StoredPolicyRow[]> {
  return tx.orm
    .selectDistinctOn([policyRows.kind, policyRows.key, policyRows.effectiveFrom])
    .from(policyRows)
    .orderBy(
      asc(policyRows.kind),
      asc(policyRows.key),
      asc(policyRows.effectiveFrom),
      desc(policyRows.revision),
    );
}
