export { assignCases } from "./assign-cases.ts";
export { closeContact, type ClosedContact, type CloseContact } from "./close-contact.ts";
export { issueDemand, type IssueDemand } from "./issue-demand.ts";
export { listWorklist, type WorklistQuery } from "./list-worklist.ts";
export { openContact, type OpenContact, type OpenedContact } from "./open-contact.ts";
export { recordDelivery, type RecordDelivery } from "./record-delivery.ts";
export { recordPromise, type RecordPromise } from "./record-promise.ts";
export { requireCleanText } from "./require-clean-text.ts";
export {
  showCase,
  type CaseCoBorrower,
  type CaseLoan,
  type CollectionCaseView,
} from "./show-case.ts";
