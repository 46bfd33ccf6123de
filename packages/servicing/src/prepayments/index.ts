export { applyForPrepayment } from "./apply-for-prepayment.ts";
export { confirmPrepayment } from "./confirm-prepayment.ts";
export { quotePrepayment, type QuotedLoan } from "./quote-prepayment.ts";
export { recordResult } from "./record-result.ts";
export {
  settlePrepayment,
  type PrepaymentMoney,
  type SettledPrepayment,
} from "./settle-prepayment.ts";
export { listPrepayments, showPrepayment } from "./show-prepayment.ts";
export { withdrawPrepayment } from "./withdraw-prepayment.ts";
