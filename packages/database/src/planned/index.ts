export { forgetPlanned, plannedRows, planRows, type PlannedChunk } from "./planned-rows.ts";
export {
  plannedClassChanges,
  plannedSettlements,
  plannedStandings,
  plannedTransfers,
} from "./tables.ts";
