import type { ApplicationForm } from "./application-form.ts";
import type { ApplicationProblem } from "./application-problem.ts";

/**
 * The warnings that an officer still has to take on with a reason. A minor's needs none once the
 * guardian's consent is on the form; the warning itself stays, since the contract asks for it.
 */
export function openWarnings(
  problems: readonly ApplicationProblem[],
  form: ApplicationForm,
  acknowledged: ReadonlySet<string>,
): ApplicationProblem[] {
  const isConsented = form.guardianConsent === "given";
  return problems.filter(
    ({ level, code }) =>
      level === "warning" && !acknowledged.has(code) && !(isConsented && code === "borrower.minor"),
  );
}
