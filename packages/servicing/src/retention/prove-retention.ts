import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  countItems,
  erasedStorageKeys,
  findRun,
  finishRun,
  saveProof,
  type RetentionRun,
} from "@bursar/database/retention";
import type { DocumentDeps } from "../documents/document-deps.ts";
import { refuse } from "../refuse.ts";
import { collectPlan } from "./collect-plan.ts";

/**
 * Reads everything again as of the run's day and looks into the store: nothing may be overdue and
 * no destroyed content may still lie there. The answer is kept with the run.
 *
 * @throws Refusal `retention-run.not-found`, `retention-run.not-approved`,
 *   `retention-run.unfinished`.
 */
export async function proveRetention(
  deps: DocumentDeps,
  { context, runId }: { context: ActionContext; runId: string },
): Promise<RetentionRun> {
  const stored = new Set<string>();
  for await (const { key } of deps.files.list(context.centreId)) stored.add(key);
  return withTransaction(deps.db, context, async (tx) => {
    const run = await findRun(tx, runId, "lock");
    if (run === undefined) throw refuse("retention-run.not-found");
    if (run.status === "proposed") throw refuse("retention-run.not-approved");
    if ((await countItems(tx, runId)).open > 0) throw refuse("retention-run.unfinished");
    const { due: overdue, held } = await collectPlan(tx, run.asOf);
    const filesLeft = (await erasedStorageKeys(tx)).filter((key) => stored.has(key)).length;
    const clean = Object.keys(overdue).length === 0 && filesLeft === 0;
    const proof = { overdue, held, filesLeft, clean };
    await recordAudit(tx, { action: "retention-run.proved", subjectId: runId, after: proof });
    return run.status === "done" ? saveProof(tx, runId, proof) : finishRun(tx, runId, proof);
  });
}
