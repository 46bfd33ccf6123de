export {
  insertRescue,
  listRescues,
  lockRescues,
  openRescue,
  saveRescueStep,
  type Rescue,
  type RescueFilter,
  type RescueSecrets,
  type RescueStep,
} from "./rescues.ts";
export {
  listRescueHistory,
  loansOfRescue,
  openRescues,
  savePaidLoan,
  type RescuedLoan,
  type RescueHistoryLine,
} from "./rescue-loans.ts";
