export {
  committedContent,
  contentHash,
  findImport,
  findMonthlyRoster,
  findStartedImport,
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
  nextImportRows,
  type DifferenceFilter,
  type ImportDifference,
  type RowFilter,
  type RowVerdict,
} from "./import-rows.ts";
export type { ImportKind, ImportStatus, StagedProblem } from "./tables.ts";
