export {
  ERASABLE_CLASSES,
  KEPT_CLASSES,
  RETENTION_CLASSES,
  type ErasableClass,
  type RetentionClass,
} from "./retention-class.ts";
export { cutoffOf, keptUntil } from "./cutoff.ts";
export { judgeItem, type RetentionItem, type RetentionVerdict } from "./judge-item.ts";
export {
  decideRetentionApproval,
  type RetentionApproval,
  type RetentionApprovalDecision,
} from "./decide-retention-approval.ts";
