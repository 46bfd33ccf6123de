import { borrowerRefresh } from "./borrower-refresh.ts";
import { collectionReminder } from "./collection-reminder.ts";
import type { BatchKind } from "./batch-kind.ts";

/** Every kind of batch there is. */
export const batchKinds: readonly BatchKind[] = [borrowerRefresh, collectionReminder];

export function batchKind(name: string): BatchKind | undefined {
  return batchKinds.find((kind) => kind.kind === name);
}

/** The kind of a stored run, which was checked when the run was started. */
export function requireBatchKind(name: string): BatchKind {
  const kind = batchKind(name);
  if (kind === undefined) throw new Error(`unknown kind of batch ${name}`);
  return kind;
}
