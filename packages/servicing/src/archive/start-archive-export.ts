import {
  exportFiles,
  insertArchiveExport,
  openBags,
  type ArchiveExport,
  type ArchiveScope,
} from "@bursar/database/archive";
import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { addToOutbox } from "@bursar/database/outbox";
import { inForce } from "@bursar/domain/policy";
import { jobs } from "@bursar/queues/catalog";
import type { DocumentDeps } from "../documents/document-deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

export interface StartArchiveExport {
  readonly context: ActionContext;
  readonly scope: ArchiveScope;
  /** What it is needed for; kept sealed. */
  readonly reason: string;
}

/**
 * Asks for a ZIP of one bag or of everybody's who applied in a year. A worker packs it slice by
 * slice. The files of exports whose time is over go with the next one.
 *
 * @throws Refusal `borrower.not-found`, `archive.nothing-to-export`.
 */
export async function startArchiveExport(
  deps: DocumentDeps,
  command: StartArchiveExport,
): Promise<ArchiveExport> {
  const { context, scope, reason } = command;
  const started = await withTransaction(deps.db, context, async (tx) => {
    await checkScope(tx, scope);
    const total = await openBags(tx, scope);
    if (total === 0) throw refuse("archive.nothing-to-export");
    const on = await businessDate(tx);
    const days = inForce((await loadPolicy(tx)).archiveExportDays, on).value;
    const id = newId("axp");
    const added = await insertArchiveExport(tx, { id, ...scope, reason, total, days });
    await recordAudit(tx, {
      action: "archive.export-requested",
      subjectId: id,
      after: { ...scope, total, expiresAt: added.expiresAt },
    });
    const job = jobs.packArchive;
    const payload = { centreId: tx.centreId, exportId: id };
    await addToOutbox(tx, [{ job: job.name, key: job.key(payload), payload }]);
    return { added, expired: await exportFiles(tx, true) };
  });
  // A replayed request deletes what is gone already, which is no error.
  for (const key of started.expired) await deps.files.delete(key);
  return started.added;
}

async function checkScope(tx: Tx, { borrowerId }: ArchiveScope): Promise<void> {
  if (borrowerId === null) return;
  const known = await loadBorrowers(tx, [borrowerId]);
  if (!known.has(borrowerId)) throw refuse("borrower.not-found");
}
