import type { AcademicYear } from "./academic-year.ts";
import type { ApplicationForm } from "./application-form.ts";
import type { ReportProblem } from "./application-problem.ts";
import type { AmountLimits, RosterContext } from "./roster-application.ts";

/** What the readers of one application share. */
export interface FormReading {
  /** Cleaned; a field that nobody has filled in is `""`. */
  readonly form: ApplicationForm;
  readonly academicYear: AcademicYear | undefined;
  readonly limits: AmountLimits | undefined;
  readonly context: RosterContext;
  readonly report: ReportProblem;
}
