import type { Tx } from "@bursar/database/connection";
import { readAcademicYear } from "@bursar/domain/application";
import type { Policy } from "@bursar/domain/policy";
import { decideWindow, windowsOf, type WindowCommand } from "@bursar/domain/pre-application";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";

/**
 * Lets through what can be brought in today.
 *
 * @returns the policy by which it was decided.
 * @throws Refusal `pre-application.not-open-yet`, `pre-application.bulk-closed`,
 * `pre-application.closed`, `pre-application.no-such-year`.
 */
export async function requireWindow(
  tx: Tx,
  academicYear: string,
  command: WindowCommand,
): Promise<Policy> {
  const year = readAcademicYear(academicYear);
  if (year === undefined) throw refuse("pre-application.no-such-year");
  const policy = await loadPolicy(tx);
  const decision = decideWindow(windowsOf(policy, year), command);
  if (decision.kind === "refused") throw refused(decision);
  return policy;
}
