import { sql } from "drizzle-orm";
import type { ErasableClass } from "@bursar/domain/retention";
import type { Tx } from "../connection/index.ts";
import {
  deleteDrafts,
  deleteHardship,
  deleteIdempotencyKeys,
  deleteInterest,
  deleteNotices,
  deletePreApplications,
  deletePublicity,
  deleteSignInTraces,
  eraseImports,
  eraseWorkingDocuments,
} from "./erase-early-stages.ts";
import { deleteApplications, erasePeople } from "./erase-people.ts";
import { idsIn } from "./remove-rows.ts";

type Erase = (tx: Tx, ids: readonly string[], cutoff: string) => Promise<string[] | void>;

const ERASERS: Readonly<Record<ErasableClass, Erase>> = {
  "sign-in-trace": deleteSignInTraces,
  "idempotency-key": deleteIdempotencyKeys,
  draft: deleteDrafts,
  "import-content": eraseImports,
  "interest-entry": deleteInterest,
  "publicity-list": deletePublicity,
  "pre-application": (tx, ids) => deletePreApplications(tx, sql`id in ${idsIn(ids)}`),
  hardship: (tx, ids) => deleteHardship(tx, sql`id in ${idsIn(ids)}`),
  "working-document": eraseWorkingDocuments,
  notice: deleteNotices,
  application: (tx, ids) => deleteApplications(tx, sql`id in ${idsIn(ids)}`),
  "unused-file": erasePeople,
  "borrower-file": erasePeople,
};

/**
 * Takes away what these items of one class stand for; only the database's owner may. What else
 * is erased with them is what hangs on them.
 *
 * @returns storage keys of contents that nothing names any more, for the store to delete.
 */
export async function eraseItems(
  tx: Tx,
  items: { readonly class: ErasableClass; readonly ids: readonly string[] },
  cutoff: string,
): Promise<string[]> {
  return (await ERASERS[items.class](tx, items.ids, cutoff)) ?? [];
}
