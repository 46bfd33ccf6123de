export { classChangesOf, recordClassChanges, type ClassChangeRow } from "./class-changes.ts";
