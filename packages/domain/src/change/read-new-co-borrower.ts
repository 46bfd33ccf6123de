import { toForm } from "../application/application-form.ts";
import { problemCollector } from "../application/application-problem.ts";
import type { ApplicationProblem } from "../application/application-problem.ts";
import { readAcademicYear } from "../application/academic-year.ts";
import { readCoBorrower } from "../application/read-co-borrower.ts";
import { readId } from "../application/read-person.ts";
import { isParent } from "../application/relation.ts";
import type { CoBorrower } from "../application/roster-application.ts";
import { monthOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

/** Against what a new co-borrower is held (rulebook 1.2). */
export interface CoBorrowerContext {
  readonly businessDate: PlainDate;
  readonly policy: Policy;
  readonly borrowerIdNumber: string;
  /** True when the person with this ID number has an unsettled loan of their own. */
  readonly isBorrowing: (idNumber: string) => boolean;
}

export interface CoBorrowerReading {
  /** `undefined` when a refusal is among the problems. */
  readonly coBorrower: CoBorrower | undefined;
  readonly problems: readonly ApplicationProblem[];
}

/** The checks of an application's co-borrower, for one who takes another's place. */
export function readNewCoBorrower(
  given: CoBorrower,
  context: CoBorrowerContext,
): CoBorrowerReading {
  const { businessDate, policy } = context;
  const { problems, report } = problemCollector();
  const form = toForm({
    coBorrowerName: given.name,
    coBorrowerRelation: given.relation,
    coBorrowerIdNumber: given.idNumber,
    coBorrowerPhone: given.phone,
  });
  const borrower = readId(
    { field: "idNumber", text: context.borrowerIdNumber },
    businessDate,
    () => undefined,
  );
  const coBorrower = readCoBorrower(
    {
      form,
      academicYear: readAcademicYear(academicYearOf(businessDate)),
      limits: undefined,
      report,
      // Of the row's context only the day and the ages are about a co-borrower.
      context: {
        businessDate,
        coBorrowerAge: inForce(policy.coBorrowerAge, businessDate).value,
        amountLimits: () => undefined,
        universityName: () => undefined,
        hardshipCategories: [],
        seen: () => false,
      },
    },
    borrower,
  );
  if (coBorrower !== undefined) {
    if (!isParent(coBorrower.relation)) report("coBorrowerRelation", "co-borrower.not-parent");
    if (context.isBorrowing(coBorrower.idNumber))
      report("coBorrowerIdNumber", "co-borrower.has-loan");
  }
  const isRefused = problems.some(({ level }) => level === "refusal");
  return { coBorrower: isRefused ? undefined : coBorrower, problems };
}

/** Ages are those of the academic year in which the supplement is signed (K31). */
function academicYearOf(on: PlainDate): string {
  const year = monthOf(on) >= 8 ? yearOf(on) : yearOf(on) - 1;
  return `${year}-${year + 1}`;
}
