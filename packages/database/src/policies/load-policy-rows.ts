import { asc } from "drizzle-orm";
import type { PolicyRow } from "@bursar/domain/policy";
import type { Tx } from "../connection/index.ts";
import { policyRows } from "./tables.ts";

/** Every policy row, by kind, key and the day from which it holds. */
export async function loadPolicyRows(tx: Tx): Promise<PolicyRow[]> {
  return tx.orm
    .select()
    .from(policyRows)
    .orderBy(asc(policyRows.kind), asc(policyRows.key), asc(policyRows.effectiveFrom));
}
