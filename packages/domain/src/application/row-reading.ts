import type { AcademicYear } from "./academic-year.ts";
import type { AmountLimits, RosterContext } from "./roster-application.ts";
import type { RosterField } from "./roster-columns.ts";
import type { ReportProblem } from "./roster-problem.ts";

/** What the readers of one row share. */
export interface RowReading {
  /** Cleaned cells; a heading without a cell is `""`. */
  readonly cells: Readonly<Record<RosterField, string>>;
  readonly academicYear: AcademicYear | undefined;
  readonly limits: AmountLimits | undefined;
  readonly context: RosterContext;
  readonly report: ReportProblem;
}
