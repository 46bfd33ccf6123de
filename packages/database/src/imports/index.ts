export {
  committedContent,
  contentHash,
  findImport,
  findMonthlyRoster,
  findStartedImport,
  holdOffCommits,
  insertImport,
  listImports,
  lockCommits,
  saveProgress,
  type CommitProgress,
  type Import,
  type ImportFilter,
  type StagedRow,
} from "./imports.ts";
export {
  eraseContents,
  insertDifferences,
  listDifferences,
  listImportRows,
  listRowVerdicts,
  lockDifference,
  nextImportRows,
  saveResolution,
  type DifferenceFilter,
  type DifferenceKey,
  type ImportDifference,
  type RowFilter,
  type RowVerdict,
} from "./import-rows.ts";
export type { ImportKind, ImportStatus, StagedProblem } from "./tables.ts";
export { listRowNumbers } from "./list-row-numbers.ts";
