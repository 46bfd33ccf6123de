export {
  classChangesOf,
  classChangeTexts,
  recordClassChanges,
  type ClassChangeRow,
  type NewClassChange,
} from "./class-changes.ts";
