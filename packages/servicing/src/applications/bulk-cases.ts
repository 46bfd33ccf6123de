import { createHash } from "node:crypto";
import { keyedHash, type Tx } from "@bursar/database/connection";
import { businessDate } from "@bursar/database/centres";
import { openedVersions, type Application } from "@bursar/database/applications";
import { isOwnCase, sampleSize } from "@bursar/domain/application";
import type { BulkCase } from "@bursar/domain/application";
import { inForce } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import { assessApplications } from "./assess-applications.ts";

/** Cases that a checker would pass together, and what was shown of them. */
export interface BulkCases {
  readonly cases: readonly (BulkCase & { readonly version: number; readonly score: number })[];
  /** SHA-256 of every case with its version and score: what the checker says yes to. */
  readonly hash: string;
  readonly bulkMax: number;
}

/** Weighs these applications for a bulk pass; the sample is the same whoever asks, however often. */
export async function weighBulk(tx: Tx, applications: readonly Application[]): Promise<BulkCases> {
  const actorId = tx.context.actor.id;
  const rules = inForce((await loadPolicy(tx)).reviewRules, await businessDate(tx)).value;
  const assessed = await assessApplications(tx, applications);
  const opened = await openedVersions(
    tx,
    applications.map(({ id }) => id),
    actorId,
  );
  const sampled = sampleOf(tx, applications, rules.samplePct);
  const cases = assessed.map(({ application, risk }) => ({
    applicationId: application.id,
    version: application.version,
    score: risk.score,
    level: risk.level,
    isAwaitingReview: application.status === "submitted",
    isOwn: isOwnCase(application, actorId),
    isSampled: sampled.has(application.id),
    isOpened: opened.has(`${application.id}/${application.version}`),
  }));
  return { cases, hash: hashOf(cases), bulkMax: rules.bulkMax };
}

/** Those whose keyed hash is smallest: nobody who enters a case can tell whether it is drawn. */
function sampleOf(
  tx: Tx,
  applications: readonly Application[],
  samplePct: number,
): ReadonlySet<string> {
  const ranked = applications
    .map(({ id, version }) => ({
      id,
      rank: keyedHash(tx.keys, "review-sample", `${id}/${version}`).toString("hex"),
    }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Set(ranked.slice(0, sampleSize(ranked.length, samplePct)).map(({ id }) => id));
}

function hashOf(
  cases: readonly { applicationId: string; version: number; score: number }[],
): string {
  const lines = cases
    .map(({ applicationId, version, score }) => `${applicationId} ${version} ${score}`)
    .toSorted();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
