export { reportAnnual, type AnnualReport, type AveragedGroup } from "./report-annual.ts";
export { toAnnualFigures, toKpiFigures, toRecoveryFigures } from "./report-figures.ts";
export { reportFile } from "./report-file.ts";
export {
  reportRecovery,
  type Recovery,
  type RecoveryCut,
  type RecoveryGroup,
} from "./report-recovery.ts";
