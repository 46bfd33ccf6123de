export {
  countConfirmationTry,
  findChange,
  insertChange,
  listChanges,
  saveChange,
  type ChangeBefore,
  type ChangeFilter,
  type ChangeRequest,
} from "./changes.ts";
export {
  currentAccounts,
  insertContractAccount,
  type ContractAccount,
} from "./contract-accounts.ts";
export {
  coBorrowersOf,
  hasCoBorrowerHistory,
  insertCoBorrower,
  type LiableCoBorrower,
} from "./contract-co-borrowers.ts";
export { findContact, saveContact, type BorrowerContact } from "./borrower-contacts.ts";
export {
  findPhoneBefore,
  phoneBlockedUntil,
  putConfirmedPhone,
  saveStudy,
} from "./borrower-changes.ts";
