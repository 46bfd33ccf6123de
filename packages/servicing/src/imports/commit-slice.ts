import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  findImport,
  lockCommits,
  nextImportRows,
  saveProgress,
  type Import,
} from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import type { Outcome } from "./import-kind.ts";
import { importKind } from "./import-kinds.ts";

/** A run that rested for so long counts its speed anew: the process before it was killed. */
const REST_MS = 30_000;

/**
 * Lets the next rows of a commit take effect: one transaction in which rows and progress stand or
 * fall together, so that a killed process leaves nothing half-done and whoever comes next goes on.
 * Two who do this at once take turns.
 *
 * @returns the import after it; with any other status than `committing` there is no more to do.
 */
export async function commitSlice(
  deps: Deps,
  command: { context: ActionContext; importId: string },
): Promise<Import> {
  return withTransaction(deps.db, command.context, async (tx) => {
    await lockCommits(tx);
    const file = await findImport(tx, command.importId, true);
    if (file === undefined) throw refuse("import.not-found");
    if (file.status === "committing") await enterSlice(tx, file);
    return (await findImport(tx, file.id)) ?? file;
  });
}

async function enterSlice(tx: Tx, file: Import): Promise<void> {
  const { commit, enter } = importKind(file.kind);
  const limit = commit === "atomic" ? file.rows : commit;
  const rows = await nextImportRows(tx, file.id, { afterRow: file.doneThroughRow, limit });
  const outcome = sum(file.outcome, rows.length === 0 ? {} : await enter(tx, file, rows));
  const isLast = rows.length < limit;
  const done = file.done + rows.length;
  const doneThroughRow = isLast ? file.rows : (rows.at(-1)?.row ?? file.rows);
  await saveProgress(tx, file.id, {
    done,
    doneThroughRow,
    outcome,
    ...(hasRested(file)
      ? { run: "starts", doneAtStart: done }
      : { run: isLast ? "ends" : "goes-on" }),
  });
  await recordAudit(tx, {
    action: "import.slice-committed",
    subjectId: file.id,
    after: { fromRow: file.doneThroughRow + 1, throughRow: doneThroughRow, done },
  });
  if (!isLast) return;
  await saveProgress(tx, file.id, { status: "committed", run: "ends" });
  await recordAudit(tx, {
    action: "import.committed",
    subjectId: file.id,
    after: { importId: file.id, done, ...outcome },
  });
}

function hasRested({ slicedAt }: Import): boolean {
  return slicedAt === null || Date.now() - Date.parse(slicedAt) > REST_MS;
}

function sum(before: Outcome, more: Outcome): Record<string, number> {
  const total: Record<string, number> = { ...before };
  for (const [name, count] of Object.entries(more)) total[name] = (total[name] ?? 0) + count;
  return total;
}
