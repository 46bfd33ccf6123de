import {
  findApplicationOfYear,
  findDraft,
  findOpenDraftId,
  insertDraft,
  lockApplicant,
} from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { findBorrowersByIdNumber, loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { explainLimits, prefillDraft } from "@bursar/domain/application";
import { normaliseResidentId, readResidentId } from "@bursar/domain/identity";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import {
  applicationExists,
  draftExists,
  invalidIdNumber,
  unknownAcademicYear,
} from "./application-refusals.ts";
import { isTodaysOwn, type DraftReader } from "./draft-access.ts";
import { loadKnown, type IdentifiedPerson } from "./load-known.ts";
import { showDraft, type ShownDraft } from "./show-draft.ts";

export interface StartDraft extends DraftReader {
  readonly academicYear: string;
  /** Whose: an ID number, read from the card or typed, or somebody on file. */
  readonly person:
    | { readonly idNumber: string; readonly source: "card" | "typed" }
    | { readonly borrowerId: string };
}

/**
 * Opens a draft for a person and year, with everything already known filled in and its source
 * beside it; whether it is a first loan or a renewal follows from the record. For whoever may not
 * read applications it holds the ID number and the year alone, known or not: an ID number that
 * somebody types opens nobody's file. What is known comes when an officer takes it over.
 *
 * @throws Refusal `application-draft.exists`, `application.exists`, `application.unknown-year`,
 * `application-draft.invalid-id-number`, `borrower.not-found`.
 */
export async function startDraft(deps: Deps, command: StartDraft): Promise<ShownDraft> {
  // Only the id is kept under the idempotency key: the draft itself holds personal data.
  const draftId = await withTransaction(deps.db, command.context, async (tx) => {
    const { academicYear } = command;
    if (explainLimits(await loadPolicy(tx), academicYear) === undefined) {
      throw unknownAcademicYear();
    }
    const { idNumber, borrower } = await identify(tx, command);
    await lockApplicant(tx, idNumber.value);
    await refuseSecond(tx, { ...command, idNumber: idNumber.value, borrower });
    const known = command.readsAll
      ? await loadKnown(tx, { academicYear, idNumber, borrower })
      : { academicYear, idNumber, on: await businessDate(tx), hasEarlierLoan: false };
    const content = prefillDraft(known);
    const { actor } = command.context;
    const draft = await insertDraft(tx, {
      borrowerId: command.readsAll ? (borrower?.id ?? null) : null,
      academicYear,
      kind: known.hasEarlierLoan ? "renewal" : "first",
      content,
      holderId: actor.id,
      enteredBy: actor.id,
      enteredOn: known.on,
    });
    await recordAudit(tx, {
      action: "application-draft.started",
      subjectId: draft.id,
      after: { academicYear, kind: draft.kind, borrowerId: draft.borrowerId },
    });
    return draft.id;
  });
  return showDraft(deps, { ...command, draftId });
}

async function identify(tx: Tx, { person, readsAll }: StartDraft): Promise<IdentifiedPerson> {
  if ("borrowerId" in person) {
    if (!readsAll) throw refuse("borrower.not-found");
    const borrower = (await loadBorrowers(tx, [person.borrowerId])).get(person.borrowerId);
    if (borrower === undefined) throw refuse("borrower.not-found");
    return { idNumber: { value: borrower.idNumber, source: "file" }, borrower };
  }
  const value = normaliseResidentId(person.idNumber);
  if (readResidentId(value).kind !== "valid") throw invalidIdNumber();
  const borrower = (await findBorrowersByIdNumber(tx, [value])).get(value);
  return { idNumber: { value, source: person.source }, borrower };
}

async function refuseSecond(
  tx: Tx,
  given: StartDraft & { readonly idNumber: string; readonly borrower: Borrower | undefined },
): Promise<void> {
  const { academicYear, borrower } = given;
  const existing = borrower && (await findApplicationOfYear(tx, borrower.id, academicYear));
  if (existing !== undefined) throw applicationExists(given.readsAll ? existing.id : undefined);
  const openId = await findOpenDraftId(tx, given);
  if (openId === undefined) return;
  const open = await findDraft(tx, openId);
  const mayOpen = given.readsAll || (open && (await isTodaysOwn(tx, open, given.context.actor.id)));
  throw draftExists(mayOpen ? openId : undefined);
}
