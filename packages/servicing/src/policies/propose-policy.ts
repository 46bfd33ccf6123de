import { createHash } from "node:crypto";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { insertProposal, loadPolicyRows, type PolicyProposal } from "@bursar/database/policies";
import { checkProposal } from "@bursar/domain/policies";
import type { PolicyRow } from "@bursar/domain/policy";
import { refused } from "../refuse.ts";
import type { PolicyDeps } from "./policy-deps.ts";
import { readReason } from "./proposal-step.ts";

export interface ProposePolicy {
  readonly context: ActionContext;
  readonly rows: readonly PolicyRow[];
  /** Why, in the words for the second person. */
  readonly reason: string;
}

/**
 * Puts rows up for a second person. They are read among the rows in force by the parser that reads
 * policy in service, so that a broken value gets no further than here.
 *
 * @throws Refusal `policy.invalid-row`, `policy.unknown-row`, `policy.duplicate-row`,
 * `policy-proposal.no-change`, each with a pointer to the row; `reveal.number-in-reason`.
 */
export async function proposePolicy(
  deps: PolicyDeps,
  { context, rows, reason }: ProposePolicy,
): Promise<PolicyProposal> {
  const why = readReason(reason);
  const proposed = rows.map(({ kind, key = "", effectiveFrom, value, source }) => ({
    kind,
    key,
    effectiveFrom,
    value,
    source: readReason(source),
  }));
  return withTransaction(deps.policy, context, async (tx) => {
    const checked = checkProposal(await loadPolicyRows(tx), proposed);
    if (checked.kind === "refused") {
      throw refused(checked, checked.code === "policy-proposal.no-change" ? 409 : 422);
    }
    const hash = createHash("sha256").update(JSON.stringify(proposed)).digest("hex");
    const id = newId("ppr");
    const proposedOn = await businessDate(tx);
    const proposal = await insertProposal(tx, {
      id,
      rows: proposed,
      hash,
      reason: why,
      proposedOn,
    });
    await recordAudit(tx, {
      action: "policy-proposal.proposed",
      subjectId: id,
      after: { hash, rows: proposed },
      reason: why,
    });
    return proposal;
  });
}
