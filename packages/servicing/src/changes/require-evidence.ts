import type { ChangeRequest } from "@bursar/database/changes";
import type { Tx } from "@bursar/database/connection";
import { documentsOf } from "@bursar/database/documents";
import { listLoansOfBorrower } from "@bursar/database/loans";
import { documentCaseOf } from "@bursar/domain/change";
import { documentDeficiencies, requiredDocuments } from "@bursar/domain/document";
import { Refusal } from "@bursar/domain/refusal";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

/**
 * The papers that policy asks such a change for have to be there: those handed in with it, and
 * those of the borrower's file that it names.
 *
 * @throws Refusal `change.evidence-unknown`, `change.evidence-missing` (`data.missing`).
 */
export async function requireEvidence(
  tx: Tx,
  change: Pick<ChangeRequest, "id" | "borrowerId" | "content" | "evidenceIds">,
  filedOn: string,
): Promise<void> {
  const loans = await listLoansOfBorrower(tx, change.borrowerId);
  const file = [change.borrowerId, ...loans.flatMap(({ loan }) => [loan.id, loan.contractId])];
  const known = await documentsOf(tx, [change.id, ...file]);
  const named = known.filter(({ id }) => change.evidenceIds.includes(id));
  if (named.length < new Set(change.evidenceIds).size) throw refuse("change.evidence-unknown");
  const own = known.filter(({ subjectId }) => subjectId === change.id);
  const required = requiredDocuments(await loadPolicy(tx), {
    name: documentCaseOf(change.content),
    conditions: [],
    on: filedOn,
  });
  const missing = documentDeficiencies(required, [...own, ...named]);
  if (missing.length === 0) return;
  throw new Refusal("change.evidence-missing", {
    zh: missing.map(({ zh }) => zh).join(" "),
    en: missing.map(({ en }) => en).join(" "),
    status: 409,
    data: { missing: missing.map(({ code, anyOf }) => ({ code, anyOf })) },
  });
}
