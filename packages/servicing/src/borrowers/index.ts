export { listConflicts } from "./list-conflicts.ts";
