export {
  classChangesOf,
  keptClassChanges,
  recordClassChanges,
  recordKeptClassChanges,
  type ClassChangeRow,
  type NewClassChange,
} from "./class-changes.ts";
