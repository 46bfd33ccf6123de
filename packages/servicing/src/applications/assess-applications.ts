import {
  openEarlierApplications,
  openApplications,
  returnedBefore,
  sharingApplications,
  type Application,
  type StatedApplication,
} from "@bursar/database/applications";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  amountLimitsFrom,
  assessRisk,
  capBandOf,
  compareForms,
  isParent,
  readStudyLevel,
} from "@bursar/domain/application";
import type { FormField, Risk, RiskReason } from "@bursar/domain/application";
import type { Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";

/** An application with its risk and what differs from last year. */
export interface AssessedApplication {
  readonly application: Application;
  readonly stated: StatedApplication;
  readonly earlier: StatedApplication | undefined;
  readonly changed: readonly FormField[];
  readonly risk: Risk;
}

/** Assesses a page of applications, some queries for all of them. */
export async function assessApplications(
  tx: Tx,
  applications: readonly Application[],
): Promise<AssessedApplication[]> {
  const policy = await loadPolicy(tx);
  const on = await businessDate(tx);
  const ids = applications.map(({ id }) => id);
  const stated = await openApplications(tx, ids);
  const earlier = await earlierOf(tx, applications);
  const sharing = await sharingApplications(tx, ids, isParent);
  const returned = await returnedBefore(tx, ids);
  return applications.flatMap((application) => {
    const now = stated.get(application.id);
    if (now === undefined) return [];
    const before = earlier.get(application.id);
    const changed = before === undefined ? [] : compareForms(before.form, now.form);
    const holds = reasonsOf(application, { policy, changed, hasEarlier: before !== undefined });
    const risk = assessRisk(
      {
        ...holds,
        "possible-duplicate": sharing.has(application.id),
        "returned-before": returned.has(application.id),
      },
      policy,
      on,
    );
    return [{ application, stated: now, earlier: before, changed, risk }];
  });
}

async function earlierOf(
  tx: Tx,
  applications: readonly Application[],
): Promise<Map<string, StatedApplication>> {
  const earlier = new Map<string, StatedApplication>();
  for (const year of new Set(applications.map(({ academicYear }) => academicYear))) {
    const ofYear = applications.filter(({ academicYear }) => academicYear === year);
    const byBorrower = await openEarlierApplications(
      tx,
      ofYear.map(({ borrowerId }) => borrowerId),
      year,
    );
    for (const { id, borrowerId } of ofYear) {
      const one = byBorrower.get(borrowerId);
      if (one !== undefined) earlier.set(id, one);
    }
  }
  return earlier;
}

interface Compared {
  readonly policy: Policy;
  readonly changed: readonly FormField[];
  readonly hasEarlier: boolean;
}

function reasonsOf(
  application: Application,
  { policy, changed, hasEarlier }: Compared,
): Omit<Record<RiskReason, boolean>, "possible-duplicate" | "returned-before"> {
  const has = (...fields: readonly FormField[]): boolean =>
    fields.some((field) => changed.includes(field));
  const warnings = new Set(application.warnings);
  return {
    "first-loan": application.kind === "first",
    "co-borrower-new": has("coBorrowerIdNumber") || (application.kind === "renewal" && !hasEarlier),
    "school-changed": has("universityCode"),
    "study-changed": has("level", "graduationYear"),
    "phone-changed": has("phone"),
    warnings: [...warnings].some((code) => code !== "documents.incomplete"),
    "documents-incomplete": warnings.has("documents.incomplete"),
    "id-number-typed": application.idNumberSource === "typed",
    "entered-by-another": application.enteredBy !== null,
    "amount-at-cap": application.amountFen >= capOf(application, policy),
  };
}

function capOf({ academicYear, level }: Application, policy: Policy): bigint {
  const limits = amountLimitsFrom(policy)(academicYear);
  const known = readStudyLevel(level);
  if (limits === undefined || known === undefined) return 0n;
  return capBandOf(known) === "postgraduate" ? limits.postgraduateFen : limits.undergraduateFen;
}
