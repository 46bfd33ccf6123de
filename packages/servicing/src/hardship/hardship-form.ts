import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { documentIdsOfPerson } from "@bursar/database/documents";
import type { HardshipContent } from "@bursar/database/hardship";
import { measureHardship } from "@bursar/domain/hardship";
import { hardshipCategoriesOn } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";

/** What a student states of the household, with the commitment that it is true. */
export interface HardshipForm {
  /** Code of the local category. */
  readonly category: string;
  /** Codes of the circumstances that apply. */
  readonly indicators: readonly string[];
  /** Day on which the personal commitment was signed. */
  readonly committedOn: string;
  readonly statement: string;
  /** Ids of the documents that prove it; the person's own. */
  readonly evidence: readonly string[];
}

/**
 * Measures what a form states with the weights and thresholds of today.
 *
 * @throws Refusal `hardship.unknown-category`, `hardship.unknown-indicator`,
 * `hardship.unknown-document`, `hardship.date-in-future`.
 */
export async function readHardshipForm(
  tx: Tx,
  form: HardshipForm,
  idNumber: string,
): Promise<HardshipContent> {
  const policy = await loadPolicy(tx);
  const assessedOn = await businessDate(tx);
  const categories = hardshipCategoriesOn(policy, assessedOn);
  if (!categories.some(({ code }) => code === form.category)) {
    throw refuse("hardship.unknown-category");
  }
  if (form.committedOn > assessedOn) throw refuse("hardship.date-in-future");
  const own = await documentIdsOfPerson(tx, idNumber);
  if (!form.evidence.every((id) => own.has(id))) throw refuse("hardship.unknown-document");
  const measured = measureHardship(policy, assessedOn, form.indicators);
  if (measured.kind === "refused") throw refused(measured);
  return {
    category: form.category,
    indicators: [...new Set(form.indicators)],
    indexHundredths: measured.indexHundredths,
    level: measured.level,
    assessedOn,
    committedOn: form.committedOn,
    statement: form.statement,
    evidence: [...form.evidence],
  };
}
