export {
  findCommittedImport,
  findImport,
  findMonthlyRoster,
  insertImport,
  listImportRows,
  lockCommits,
  markCommitted,
  type Import,
  type StagedRow,
} from "./imports.ts";
export type { ImportKind, StagedProblem } from "./tables.ts";
