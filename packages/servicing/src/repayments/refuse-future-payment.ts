import { Refusal } from "@bursar/domain/refusal";

/** Money is recorded once it is there. @throws Refusal `fact.future` */
export function refuseFuturePayment(paidOn: string, businessOn: string): void {
  if (paidOn <= businessOn) return;
  throw new Refusal("fact.future", {
    zh: `付款日晚于业务日期 ${businessOn}：到那一天再登记。`,
    en: `The day of payment is after the business date ${businessOn}: record it on that day.`,
    status: 409,
    pointer: "/paidOn",
  });
}
