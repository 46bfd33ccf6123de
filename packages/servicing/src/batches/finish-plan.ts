import { createHash } from "node:crypto";
import { recordAudit } from "@bursar/database/audit";
import { saveRun, type BatchRun, type StoredPlan } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { moveRun } from "@bursar/domain/batch";
import { needsSecondPerson } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import { letGo } from "./let-go.ts";

/**
 * The plan stands: its hash binds whoever approves to what they were shown. The run waits for a
 * second person where policy asks for one, or for whoever wanted to see the plan first.
 */
export async function finishPlan(
  tx: Tx,
  run: BatchRun,
  { digests, plan }: { readonly digests: readonly string[]; readonly plan?: StoredPlan },
): Promise<void> {
  const planHash = hashOf(run, digests);
  const policy = await loadPolicy(tx);
  const waits = run.total > 0 && needsSecondPerson(policy, run.kind, run.businessOn);
  const holds = run.total > 0 && run.planOnly;
  const event = waits ? "await-approval" : holds ? "hold" : "start";
  const status = moveRun("planning", event);
  if (status === undefined) throw new Error(`a planned run can't ${event}`);
  const stood = { planHash, ...(plan && { plan }) };
  await recordAudit(tx, {
    action: "batch.planned",
    subjectId: run.id,
    after: { planHash, total: run.total, status },
  });
  if (status === "running") await letGo(tx, await saveRun(tx, run, stood));
  else await saveRun(tx, run, { ...stood, status });
}

function hashOf(run: BatchRun, digests: readonly string[]): string {
  const { kind, businessOn, sourceId, policyStamp, total } = run;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([kind, businessOn, sourceId, policyStamp, total]));
  for (const digest of digests) hash.update(`\n${digest}`);
  return hash.digest("hex");
}
