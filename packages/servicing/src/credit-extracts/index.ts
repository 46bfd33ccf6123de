export {
  listCreditNotices,
  recordCreditNotice,
  type RecordCreditNotice,
} from "./credit-notices.ts";
export { listCreditRows } from "./list-credit-rows.ts";
