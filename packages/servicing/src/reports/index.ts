export { reportAnnual, type AnnualReport, type AveragedGroup } from "./report-annual.ts";
export {
  reportRecovery,
  type Recovery,
  type RecoveryCut,
  type RecoveryGroup,
} from "./report-recovery.ts";
