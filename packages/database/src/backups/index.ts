export { openSnapshot, type Snapshot } from "./snapshot.ts";
export { openOwnerPool, type OwnerConnection } from "./owner-connection.ts";
export { listBackedUpTables, type BackedUpTable } from "./backed-up-tables.ts";
export { tableFigures, type TableFigures } from "./table-figures.ts";
export { ledgerFigures, type LedgerFigure } from "./ledger-figures.ts";
export {
  listBackedUpCentres,
  listSequences,
  type BackedUpCentre,
  type SequenceFigure,
} from "./installation-figures.ts";
export { copyOut } from "./copy-out.ts";
export { copyIn, type CopiedIn } from "./copy-in.ts";
export { beginRestore, endRestore, readTargetState, type TargetState } from "./target-state.ts";
export { findOpenFences } from "./fence-check.ts";
export {
  lastBackupRecord,
  recordBackup,
  type BackupRecord,
  type NewBackupRecord,
} from "./backup-records.ts";
