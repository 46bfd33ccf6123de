import { decideFact } from "../loan/index.ts";
import type { FactRefusal, Loan } from "../loan/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { StudyFact } from "./study-change.ts";

/** The "no" of a loan's own rules to a study filing (K23–K26), under its own code. */
export const studyFilingRefusals = [
  "fact.date-invalid",
  "fact.future",
  "fact.before-disbursement",
  "loan.not-disbursed",
  "study.after-compensation",
  "study.not-longer",
  "study.after-maturity",
  "study.starts-too-early",
  "study.already-ended",
] as const;

export type StudyFilingRefusal = {
  readonly kind: "refused";
  readonly code: (typeof studyFilingRefusals)[number];
  readonly zh: string;
  readonly en: string;
};

/** Whether a loan takes the fact; the refusal names the contract, since a person has several. */
export function decideStudyFiling(
  given: { readonly contractNo: string; readonly loan: Loan; readonly fact: StudyFact },
  businessDate: PlainDate,
): StudyFilingRefusal | undefined {
  const { contractNo, loan, fact } = given;
  const decision = decideFact(loan, { ...fact, factId: "", sequence: 0 }, businessDate);
  if (decision.kind === "accepted") return undefined;
  const [first] = decision.refusals;
  return {
    kind: "refused",
    code: codeOf(first),
    zh: `合同 ${contractNo}：${first.zh}`,
    en: `Contract ${contractNo}: ${first.en}`,
  };
}

function codeOf({ code }: FactRefusal): StudyFilingRefusal["code"] {
  const known = studyFilingRefusals.find((one) => one === code);
  if (known === undefined) throw new Error(`a study filing was refused with ${code}`);
  return known;
}
