import { OVERDUE_BUCKETS } from "../loan/kpi.ts";
import type { Bucket } from "../loan/index.ts";

export type BucketName = Bucket["name"];

/** The names in their order, the current ones first. */
export const bucketNames: readonly BucketName[] = OVERDUE_BUCKETS.map(({ name }) => name);

/** First and last day past due of a bucket; the last one has no end. */
export function daysOfBucket(name: BucketName): { readonly from: number; readonly to: number } {
  const found = OVERDUE_BUCKETS.find((bucket) => bucket.name === name);
  if (found === undefined) throw new RangeError(`no bucket ${name}`);
  return found;
}

/** The bucket of so many days past due (rulebook 6.3). */
export function bucketOf(daysPastDue: number): BucketName {
  const found = OVERDUE_BUCKETS.find(({ from, to }) => daysPastDue >= from && daysPastDue <= to);
  if (found === undefined) throw new RangeError(`${daysPastDue} days past due`);
  return found.name;
}
