export { assignCases, findCase, worksHere, type CollectionCase } from "./cases.ts";
export {
  countContacts,
  findContactRecord,
  insertContact,
  listContacts,
  lockDebtor,
  saveOutcome,
  type CollectionContact,
  type ContactCounts,
  type ContactOutcome,
  type NewContact,
} from "./contacts.ts";
export { insertPromise, promisesOf, type PaymentPromiseRow } from "./promises.ts";
export {
  demandsOf,
  findDemand,
  insertDelivery,
  insertDemand,
  type Demand,
  type DemandDelivery,
} from "./demands.ts";
export { listWorklist, type WorklistFilter, type WorklistRow } from "./worklist.ts";
export type { DeliveryMeans, StoredSum } from "./tables.ts";
