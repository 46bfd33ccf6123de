import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  findStartedImport,
  lockCommits,
  nextImportRows,
  saveProgress,
  type Import,
} from "@bursar/database/imports";
import { jobs } from "@bursar/queues/catalog";
import type { Deps } from "../deps.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { refuse } from "../refuse.ts";
import type { ImportDefinition, Outcome } from "./import-kind.ts";
import { lockImport, type MayUse } from "./require-import.ts";

export interface ImportCommand {
  readonly context: ActionContext;
  readonly importId: string;
  readonly mayUse: MayUse;
}

export interface CommittedImport {
  readonly importId: string;
  /** `committing` where the rest takes effect slice by slice. */
  readonly status: "committing" | "committed";
  /** What this call brought in by itself: 0 for a commit by slices, whose import counts on. */
  readonly created: number;
  /** Rows left out because what they bring came here between staging and commit. */
  readonly overtaken: number;
  /** False when the bytes had taken effect before, or are doing so now. */
  readonly changed: boolean;
}

/**
 * Lets a staged file take effect. A file of an atomic kind does so here, all of it or nothing. One
 * of a kind that is committed by slices begins here and goes on in the background; asked again
 * meanwhile, the commit joins the one that runs; asked after a stop, it goes on from there. A
 * commit of what has taken effect changes nothing and says so.
 *
 * @throws Refusal `import.not-found`, `import.discarded`, `auth.forbidden`.
 */
export async function commitImport(deps: Deps, command: ImportCommand): Promise<CommittedImport> {
  return withTransaction(deps.db, command.context, async (tx) => {
    await lockCommits(tx);
    const { file, definition } = await lockImport(tx, command);
    if (file.status === "discarded") throw refuse("import.discarded");
    if (file.status === "committed") return unchanged(file.id, "committed");
    if (file.status === "staged") {
      const same = await findStartedImport(tx, file);
      if (same !== undefined) {
        return unchanged(same.id, same.status === "committed" ? "committed" : "committing");
      }
    }
    if (definition.commit === "atomic") return commitAtOnce(tx, file, definition);
    return startSlices(tx, file);
  });
}

function unchanged(importId: string, status: CommittedImport["status"]): CommittedImport {
  return { importId, status, created: 0, overtaken: 0, changed: false };
}

async function commitAtOnce(
  tx: Tx,
  file: Import,
  { enter }: ImportDefinition,
): Promise<CommittedImport> {
  const rows = await nextImportRows(tx, file.id, { afterRow: 0, limit: file.rows });
  const outcome: Outcome = await enter(tx, file, rows);
  await saveProgress(tx, file.id, {
    status: "committed",
    committedBy: tx.context.actor.id,
    done: rows.length,
    doneThroughRow: file.rows,
    outcome: { ...outcome },
    run: "starts",
  });
  await saveProgress(tx, file.id, { run: "ends" });
  const { created = 0, overtaken = 0 } = outcome;
  const committed = { importId: file.id, created, overtaken, changed: true };
  await recordAudit(tx, { action: "import.committed", subjectId: file.id, after: committed });
  return { ...committed, status: "committed" };
}

async function startSlices(tx: Tx, file: Import): Promise<CommittedImport> {
  const { centreId } = tx;
  // Also for one that runs: a request that got lost is made good, and a known one is one job.
  await enqueueAfterCommit(tx, jobs.commitImport, [{ centreId, importId: file.id }]);
  if (file.status === "committing") return unchanged(file.id, "committing");
  const { id, done } = file;
  const committedBy = file.committedBy ?? tx.context.actor.id;
  await saveProgress(tx, id, {
    status: "committing",
    committedBy,
    doneAtStart: done,
    run: "starts",
  });
  await recordAudit(tx, { action: "import.commit-started", subjectId: id, after: { done } });
  return { importId: id, status: "committing", created: 0, overtaken: 0, changed: true };
}
