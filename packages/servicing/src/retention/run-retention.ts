import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  answerItems,
  countItems,
  eraseItems,
  findRun,
  freezeHolds,
  openItems,
  type RetentionRun,
} from "@bursar/database/retention";
import { cutoffOf, ERASABLE_CLASSES, type ErasableClass } from "@bursar/domain/retention";
import type { DocumentDeps } from "../documents/document-deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { judgeClass } from "./collect-plan.ts";
import { proveRetention } from "./prove-retention.ts";

/** Items whose rows one transaction holds. */
const SLICE = 50;

export interface RunRetention {
  readonly context: ActionContext;
  readonly runId: string;
  /** Looked at between slices; a run that was stopped goes on with the same command. */
  readonly signal?: AbortSignal | undefined;
  readonly step?: ((progress: { done: number; total: number }) => void) | undefined;
}

/**
 * Carries an approved run out slice by slice, each a transaction of its own, and proves it. Each
 * item is judged again first, so that a hold placed after the approval keeps what it is about.
 * Needs the database's owner: no service may delete history.
 *
 * @throws Refusal `retention-run.not-found`, `retention-run.not-approved`.
 */
export async function runRetention(
  deps: DocumentDeps,
  { context, runId, signal, step }: RunRetention,
): Promise<RetentionRun> {
  for (const name of ERASABLE_CLASSES) {
    for (;;) {
      signal?.throwIfAborted();
      const progress = await withTransaction(deps.db, context, (tx) =>
        eraseSlice(tx, deps, { runId, name }),
      );
      if (progress === undefined) break;
      step?.(progress);
    }
  }
  return proveRetention(deps, { context, runId });
}

/**
 * The next items of one class; nothing when none is left. Contents are deleted before the commit:
 * a crash between leaves the items open, and the next run deletes nothing a second time.
 */
async function eraseSlice(
  tx: Tx,
  { files }: Pick<DocumentDeps, "files">,
  { runId, name }: { readonly runId: string; readonly name: ErasableClass },
): Promise<{ done: number; total: number } | undefined> {
  const run = await findRun(tx, runId, "lock");
  if (run === undefined) throw refuse("retention-run.not-found");
  if (run.status === "proposed") throw refuse("retention-run.not-approved");
  const of = { runId, class: name };
  const ids = await openItems(tx, of, SLICE);
  if (ids.length === 0) return undefined;
  await freezeHolds(tx);
  const policy = await loadPolicy(tx);
  const { due } = await judgeClass(tx, { name, policy, asOf: run.asOf, subjects: ids });
  const kept = ids.filter((id) => !due.includes(id));
  const keys =
    due.length === 0
      ? []
      : await eraseItems(tx, { class: name, ids: due }, cutoffOf(policy, name, run.asOf));
  await answerItems(tx, { ...of, ids: due }, "erased");
  await answerItems(tx, { ...of, ids: kept }, "kept");
  await recordAudit(tx, {
    action: "retention-run.slice-erased",
    subjectId: runId,
    after: { class: name, erased: due.length, kept: kept.length, files: keys.length },
  });
  for (const key of keys) await files.delete(key);
  const counts = await countItems(tx, runId);
  const done = counts.erased + counts.kept;
  return { done, total: done + counts.open };
}
