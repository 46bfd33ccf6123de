import type { PlainDate } from "@bursar/domain/calendar";
import {
  currentPlan,
  explainBill,
  foldLoan,
  nextBill,
  payoffToday,
  standardTerms,
  type LoanTerms,
} from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";
import { disbursedLoan } from "@bursar/domain/testing";
import type { GraduateHome, GraduateLoan } from "@bursar/servicing/loans";

/** A contract of a sample: what differs from one signed in August 2024 and graduating in 2026. */
export interface SampleContract extends Partial<LoanTerms> {
  readonly contractNo?: string;
  readonly centreName?: string;
}

/** A person's home on a day, folded by the engine from contracts of the standard kind. */
export function sampleHome(
  businessOn: PlainDate,
  contracts: readonly SampleContract[] = [{}],
): GraduateHome {
  const loans = contracts.map((contract, i) => sampleLoan(businessOn, contract, i));
  return { name: "王小明", businessOn, loans };
}

function sampleLoan(today: PlainDate, contract: SampleContract, index: number): GraduateLoan {
  const { contractNo, centreName, ...changed } = contract;
  const dates = {
    signedOn: changed.signedOn ?? "2024-08-20",
    disbursedOn: changed.disbursedOn ?? "2024-11-20",
    graduationYear: changed.graduationYear ?? 2026,
  };
  const principalFen = changed.principalFen ?? 1_600_000n;
  const terms = { ...standardTerms({ principalFen, ...dates }, nationalPolicy()), ...changed };
  const loan = disbursedLoan(terms);
  const state = foldLoan(loan, today);
  const bill = nextBill(state, today);
  return {
    centreName: centreName ?? "乳山市学生资助管理中心",
    contractNo: contractNo ?? `37108322024${500_001 + index}`,
    state,
    plan: currentPlan(loan),
    nextBill: bill,
    explanation: bill && explainBill(state, bill.dueOn),
    payoff: payoffToday(state),
  };
}
