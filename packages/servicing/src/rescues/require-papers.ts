import type { Tx } from "@bursar/database/connection";
import { documentsOf } from "@bursar/database/documents";
import { listLoansOfBorrower } from "@bursar/database/loans";
import { documentDeficiencies, requiredDocuments } from "@bursar/domain/document";
import { Refusal } from "@bursar/domain/refusal";
import { papersOfRescue, type RescueCause } from "@bursar/domain/rescue";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

/**
 * The papers that policy asks for have to be in the borrower's file and be named by the case.
 *
 * @throws Refusal `rescue.evidence-unknown`, `rescue.evidence-missing` (`data.missing`).
 */
export async function requirePapers(
  tx: Tx,
  asked: {
    readonly borrowerId: string;
    readonly cause: RescueCause;
    readonly evidenceIds: readonly string[];
    readonly on: string;
  },
): Promise<void> {
  const { borrowerId, cause, evidenceIds, on } = asked;
  const loans = await listLoansOfBorrower(tx, borrowerId);
  const file = [borrowerId, ...loans.flatMap(({ loan }) => [loan.id, loan.contractId])];
  const named = (await documentsOf(tx, file)).filter(({ id }) => evidenceIds.includes(id));
  if (named.length < new Set(evidenceIds).size) throw refuse("rescue.evidence-unknown");
  const policy = await loadPolicy(tx);
  const required = requiredDocuments(policy, { name: papersOfRescue(cause), conditions: [], on });
  const missing = documentDeficiencies(required, named);
  if (missing.length === 0) return;
  throw new Refusal("rescue.evidence-missing", {
    zh: missing.map(({ zh }) => zh).join(" "),
    en: missing.map(({ en }) => en).join(" "),
    status: 409,
    data: { missing: missing.map(({ code, anyOf }) => ({ code, anyOf })) },
  });
}
