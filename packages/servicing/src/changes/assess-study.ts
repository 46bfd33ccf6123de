import type { StoredLoan } from "@bursar/database/loans";
import { loadUniversities } from "@bursar/database/universities";
import {
  decideStudyFiling,
  factOfStudyChange,
  filingDays,
  previewLoan,
  type FilingState,
  type StudyChangeContent,
} from "@bursar/domain/change";
import { currentPlan } from "@bursar/domain/loan";
import { toLoan } from "../loans/to-loan.ts";
import { requireNoOpenPrepayment } from "../prepayments/require-no-open-prepayment.ts";
import { refuse, refused } from "../refuse.ts";
import type { Assessing, Findings } from "./assess-change.ts";
import { loansOfChange } from "./loans-of-change.ts";

/** What a study change makes of each loan that lives (rulebook 2.5, K23–K27). */
export async function assessStudy(
  assessing: Assessing,
  content: StudyChangeContent,
): Promise<Findings> {
  const { borrower, tx } = assessing;
  const { graduationYear, universityCode } = content;
  if (universityCode !== undefined && !(await loadUniversities(tx)).has(universityCode))
    throw refuse("change.university-unknown");
  const loans = await loansOfChange(assessing, content.contractNos);
  const effects = loans.flatMap((stored) => effectOn(stored, assessing, content) ?? []);
  await requireNoOpenPrepayment(
    tx,
    effects.map(({ loanId }) => loanId),
  );
  const isSameStudy =
    (graduationYear ?? borrower.graduationYear) === borrower.graduationYear &&
    (universityCode ?? borrower.universityCode) === borrower.universityCode;
  if (effects.length === 0 && isSameStudy) throw refuse("change.nothing-new");
  const filing = latest(effects.map(({ preview }) => preview.filing.state));
  return {
    loans: loans.filter(({ loan }) => effects.some(({ loanId }) => loanId === loan.id)),
    effects,
    before: { graduationYear: borrower.graduationYear, universityCode: borrower.universityCode },
    warnings: filing === undefined || filing === "in-time" ? [] : [`study.filing-${filing}`],
    ...(filing !== undefined && { filing }),
  };
}

function effectOn(
  stored: StoredLoan,
  { filedOn, businessOn, policy }: Assessing,
  content: StudyChangeContent,
): Findings["effects"][number] | undefined {
  const loan = toLoan(stored, policy);
  const plan = currentPlan(loan);
  const fact = plan && factOfStudyChange(content, filedOn, { plan, policy });
  if (plan === undefined || fact === undefined) return undefined;
  const { id: loanId, contractNo } = stored.loan;
  const refusal = decideStudyFiling({ contractNo, loan, fact }, businessOn);
  if (refusal !== undefined) throw refused(refusal);
  const filing = filingDays(policy, plan.subsidyEndsOn, filedOn);
  return { loanId, fact, preview: previewLoan({ contractNo, loan, fact, filing, filedOn }) };
}

const BY_LATENESS: readonly FilingState[] = ["interest-lost", "flagged", "warned", "in-time"];

function latest(states: readonly FilingState[]): FilingState | undefined {
  return BY_LATENESS.find((state) => states.includes(state));
}
