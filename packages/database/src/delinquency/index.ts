export {
  classChangesOf,
  planClassChanges,
  recordClassChanges,
  type ClassChangeRow,
  type NewClassChange,
} from "./class-changes.ts";
