import { yearOf, type PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce, type Policy } from "../policy/index.ts";

/** Last day on which the lender takes the receipt of a contract issued on `issuedOn` (rulebook 5.1). */
export function receiptDeadlineOn(
  policy: Pick<Policy, "receiptDeadlineDay">,
  issuedOn: PlainDate,
): PlainDate {
  return dateInYear(inForce(policy.receiptDeadlineDay, issuedOn).value, yearOf(issuedOn));
}
