export { accounts } from "./accounts.ts";
export type { Account, AccountCode } from "./accounts.ts";
export type { LedgerBearer, Transfer } from "./transfer.ts";
export { disbursementTransfers } from "./disbursement-transfers.ts";
