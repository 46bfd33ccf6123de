import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { findRecognitionOf, insertRecognition } from "@bursar/database/hardship";
import { lockCommits } from "@bursar/database/imports";
import { readAcademicYear } from "@bursar/domain/application";
import { cleanText, normaliseResidentId, readResidentId } from "@bursar/domain/identity";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { readHardshipForm, type HardshipForm } from "./hardship-form.ts";
import { showRecognition, type ShownRecognition } from "./show-recognition.ts";

/** A borrower on file, or a student who is none yet. */
export type HardshipPerson =
  | { readonly borrowerId: string }
  | { readonly name: string; readonly idNumber: string };

export interface SubmitRecognition {
  readonly context: ActionContext;
  readonly academicYear: string;
  readonly person: HardshipPerson;
  readonly school: string;
  readonly form: HardshipForm;
}

/**
 * Takes a student's request for recognition in an academic year.
 *
 * @throws Refusal `hardship.no-such-year`, `hardship.person-not-found`,
 * `hardship.invalid-id-number`, `hardship.already-there`, `hardship.unknown-category`,
 * `hardship.unknown-indicator`, `hardship.date-in-future`.
 */
export async function submitRecognition(
  deps: Deps,
  command: SubmitRecognition,
): Promise<ShownRecognition> {
  const { context } = command;
  // Only the id is kept under the idempotency key: the request itself holds personal data.
  const recognitionId = await withTransaction(deps.db, context, async (tx) => {
    const { academicYear, form } = command;
    if (readAcademicYear(academicYear) === undefined) throw refuse("hardship.no-such-year");
    const { name, idNumber } = await readPerson(tx, command.person);
    // Two windows that enter the same student take turns, so that the second one is told.
    await lockCommits(tx);
    const statuses = ["submitted", "publicised", "recognised"] as const;
    const earlier = await findRecognitionOf(tx, { idNumber, academicYear, statuses });
    if (earlier !== undefined) throw refuse("hardship.already-there");
    const content = await readHardshipForm(tx, form, idNumber);
    const id = await insertRecognition(tx, {
      ...content,
      academicYear,
      kind: "yearly",
      replacesId: null,
      name,
      school: cleanText(command.school),
      idNumber,
      makerId: context.actor.id,
      enteredOn: content.assessedOn,
    });
    const { indexHundredths, level } = content;
    const after = { academicYear, kind: "yearly", indexHundredths, level };
    await recordAudit(tx, { action: "hardship.submit", subjectId: id, after });
    return id;
  });
  return showRecognition(deps, { context, recognitionId });
}

async function readPerson(
  tx: Tx,
  person: HardshipPerson,
): Promise<{ name: string; idNumber: string }> {
  if ("borrowerId" in person) {
    const borrower = (await loadBorrowers(tx, [person.borrowerId])).get(person.borrowerId);
    if (borrower === undefined) throw refuse("hardship.person-not-found");
    return borrower;
  }
  const idNumber = normaliseResidentId(person.idNumber);
  const reading = readResidentId(idNumber);
  const on = await businessDate(tx);
  if (reading.kind === "invalid" || reading.birthOn > on) {
    throw refuse("hardship.invalid-id-number");
  }
  return { name: cleanText(person.name), idNumber };
}
