export {
  classChangesOf,
  keptClassChanges,
  recordClassChanges,
  type ClassChangeRow,
  type NewClassChange,
} from "./class-changes.ts";
