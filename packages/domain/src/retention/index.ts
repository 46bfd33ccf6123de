export {
  ERASABLE_CLASSES,
  KEPT_CLASSES,
  RETENTION_CLASSES,
  type ErasableClass,
  type RetentionClass,
} from "./retention-class.ts";
