import { sql, type SQL } from "drizzle-orm";
import type { ErasableClass } from "@bursar/domain/retention";
import type { Tx } from "../connection/index.ts";
import {
  dueDrafts,
  dueHardship,
  dueIdempotencyKeys,
  dueImports,
  dueInterest,
  duePreApplications,
  duePublicity,
  dueSignInTraces,
  dueWorkingDocuments,
} from "./due-early-stages.ts";
import { dueApplications, dueBorrowerFiles, dueNotices, dueUnusedFiles } from "./due-files.ts";

const QUERIES: Readonly<Record<ErasableClass, (tx: Tx, cutoff: string) => SQL>> = {
  "sign-in-trace": dueSignInTraces,
  "idempotency-key": dueIdempotencyKeys,
  draft: dueDrafts,
  "import-content": dueImports,
  "interest-entry": dueInterest,
  "publicity-list": duePublicity,
  "pre-application": duePreApplications,
  hardship: dueHardship,
  "working-document": dueWorkingDocuments,
  notice: dueNotices,
  application: dueApplications,
  "unused-file": dueUnusedFiles,
  "borrower-file": dueBorrowerFiles,
};

/** Something whose period may be over; of `notice` and `borrower-file` the loans decide as well. */
export interface DueRow {
  readonly subjectId: string;
  /** On or after the day on which its period began. */
  readonly from: string;
  readonly held: boolean;
}

/** What of a class began on or before `cutoff`, by id; only these `subjects` where given. */
export async function dueItems(
  tx: Tx,
  name: ErasableClass,
  { cutoff, subjects }: { readonly cutoff: string; readonly subjects?: readonly string[] },
): Promise<DueRow[]> {
  const only =
    subjects === undefined
      ? sql`true`
      : sql`due.id in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::text::jsonb))`;
  const rows = await tx.orm.execute<{ id: string; from: string; held: boolean }>(sql`
    select due.id, due.from_on::text as "from", due.held
    from (${QUERIES[name](tx, cutoff)}) due where ${only} order by due.id`);
  return rows.map(({ id, from, held }) => ({ subjectId: id, from, held }));
}
