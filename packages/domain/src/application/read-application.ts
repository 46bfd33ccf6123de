import { cleanCode } from "../identity/index.ts";
import { readAcademicYear } from "./academic-year.ts";
import type { ApplicationForm } from "./application-form.ts";
import { problemCollector, refusalsFirst } from "./application-problem.ts";
import type { ApplicationProblem, ReportProblem } from "./application-problem.ts";
import { checkAtCounter } from "./check-at-counter.ts";
import type { FormReading } from "./form-reading.ts";
import { readAmount, readFees } from "./read-amounts.ts";
import { readBorrower } from "./read-borrower.ts";
import { readCoBorrower } from "./read-co-borrower.ts";
import { readStudy } from "./read-study.ts";
import type { RosterApplication, RosterContext } from "./roster-application.ts";

/** A form read: what it says, and what is wrong with it (refusals first, then by field). */
export type ApplicationReading =
  | {
      readonly verdict: "accepted" | "warned";
      readonly problems: readonly ApplicationProblem[];
      readonly application: RosterApplication;
    }
  | { readonly verdict: "refused"; readonly problems: readonly ApplicationProblem[] };

/**
 * Reads one application, from a roster's row or from the counter (rulebook 1.1–1.3, 8, K31): checks
 * every field and returns the application, or all that is wrong with it. A check that needs a
 * field which is itself wrong is left out, so that one mistake gives one problem.
 */
export function readApplication(form: ApplicationForm, context: RosterContext): ApplicationReading {
  const { problems, report } = problemCollector();
  const reading = openForm(form, context, report);
  const application = readFields(reading);
  problems.sort(refusalsFirst);
  if (application === undefined || problems.some(({ level }) => level === "refusal")) {
    return { verdict: "refused", problems };
  }
  return { verdict: problems.length === 0 ? "accepted" : "warned", problems, application };
}

function openForm(
  form: ApplicationForm,
  context: RosterContext,
  report: ReportProblem,
): FormReading {
  const academicYear =
    readAcademicYear(cleanCode(form.academicYear)) ??
    report("academicYear", "academic-year.format");
  const limits = academicYear && context.amountLimits(academicYear.text);
  if (academicYear !== undefined && limits === undefined) {
    report("academicYear", "academic-year.no-limit", { year: academicYear.text });
  }
  return { form, academicYear, limits, context, report };
}

function readFields(reading: FormReading): RosterApplication | undefined {
  const { form, academicYear } = reading;
  const kind = readKind(reading);
  const { id, borrower } = readBorrower(reading);
  const study = readStudy(reading);
  const fees = readFees(reading);
  const amountFen = readAmount(reading);
  const coBorrower = readCoBorrower(reading, id);
  checkAtCounter(reading, { kind, id, study, coBorrower });
  if (academicYear === undefined || kind === undefined || borrower === undefined) return undefined;
  if (study === undefined || fees === undefined || amountFen === undefined) return undefined;
  if (coBorrower === undefined) return undefined;
  return {
    academicYear: academicYear.text,
    kind,
    ...borrower,
    ethnicity: form.ethnicity,
    township: form.township,
    highSchool: form.highSchool,
    department: form.department,
    major: form.major,
    studentNumber: cleanCode(form.studentNumber),
    ...study,
    ...fees,
    amountFen,
    coBorrower,
  };
}

const KINDS: ReadonlyMap<string, RosterApplication["kind"]> = new Map([
  ["首贷", "first"],
  ["新贷", "first"],
  ["first", "first"],
  ["续贷", "renewal"],
  ["renewal", "renewal"],
]);

function readKind({ form, report }: FormReading): RosterApplication["kind"] | undefined {
  return KINDS.get(form.kind) ?? report("kind", "kind.unknown");
}
