import { businessDate } from "@bursar/database/centres";
import {
  listWorklist as select,
  type WorklistFilter,
  type WorklistRow,
} from "@bursar/database/collections";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { daysOfBucket, type BucketName } from "@bursar/domain/delinquency";
import { inForce } from "@bursar/domain/policy";
import { addDays } from "@bursar/domain/calendar";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

export interface WorklistQuery extends Pick<
  WorklistFilter,
  "township" | "classification" | "assigneeId" | "unassigned" | "promise" | "after" | "limit"
> {
  readonly context: ActionContext;
  readonly bucket?: BucketName | undefined;
  /** Only those without a contact for so many days. */
  readonly noContactDays?: number | undefined;
}

/** A page of the people with arrears on the business date, the most pressing first. */
export async function listWorklist(deps: Deps, query: WorklistQuery): Promise<WorklistRow[]> {
  const { context, bucket, noContactDays, ...filter } = query;
  return readCentre(deps.db, context, async (tx) => {
    const on = await businessDate(tx);
    const { collections, phoneConfirmedMonths } = await loadPolicy(tx);
    return select(tx, {
      ...filter,
      on,
      days: bucket === undefined ? undefined : daysOfBucket(bucket),
      noContactSince: noContactDays === undefined ? undefined : addDays(on, -noContactDays),
      reach: inForce(collections.reach, on).value,
      confirmedMonths: inForce(phoneConfirmedMonths, on).value,
    });
  });
}
