export { dueItems, type DueRow } from "./due-items.ts";
export { eraseItems } from "./erase-items.ts";
export { ERASED_NAME } from "./erased-name.ts";
export { SEALED_COLUMN_ENDS } from "./erased-columns.ts";
export { erasedStorageKeys } from "./tombstone-documents.ts";
export {
  findHold,
  freezeHolds,
  importsNamingHeld,
  insertHold,
  liftHold,
  listHolds,
  type LegalHold,
} from "./holds.ts";
export {
  answerItems,
  approveRun,
  countItems,
  findRun,
  finishRun,
  insertRun,
  listRuns,
  openItems,
  saveProof,
  type ItemCounts,
  type NewRetentionItem,
  type RetentionRun,
} from "./runs.ts";
export type { ClassCounts, StoredProof } from "./tables.ts";
