import {
  findApplication,
  insertApplication,
  insertMove,
  lockApplicant,
  replaceApplication,
  saveDraft,
  type Acknowledgement,
  type Application,
  type ApplicationDraft,
} from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { holdOffCommits } from "@bursar/database/imports";
import {
  compareForms,
  decideFileUpdates,
  formOfApplication,
  formOf,
  readApplication,
  withValuesOf,
} from "@bursar/domain/application";
import type { ApplicationForm, RosterApplication } from "@bursar/domain/application";
import { normaliseResidentId } from "@bursar/domain/identity";
import { draftStudyChange } from "../changes/draft-study-change.ts";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { ensureBorrowers } from "../imports/ensure-borrowers.ts";
import { refuse, refused } from "../refuse.ts";
import { applicationExists } from "./application-refusals.ts";
import { decideOn } from "./decide-on.ts";
import { lockOwnDraft, type DraftReader } from "./draft-access.ts";
import { loadFormContext, type FormContext } from "./form-context.ts";
import { newApplicationOf, newBorrowerOf } from "./new-application.ts";
import { refuseUnready } from "./refuse-unready.ts";
import { questionOf, withUniversityName } from "./show-draft.ts";

export interface SubmitDraft extends DraftReader {
  readonly draftId: string;
  readonly ifMatch: string;
  /** Warnings that the officer takes on, each with the reason. */
  readonly acknowledgements: readonly Acknowledgement[];
}

/**
 * Turns a complete draft into an application that awaits its second person, or a corrected draft
 * into the returned application's new version. Everything that is wrong is said at once.
 *
 * @throws Refusal `application-draft.not-ready` with a pointer for each problem,
 * `application.exists`, `version.changed`, `application-draft.held-by-other`,
 * `application-draft.closed`.
 */
export async function submitDraft(deps: Deps, command: SubmitDraft): Promise<Application> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const draft = await lockOwnDraft(tx, command.draftId, command);
    requireVersion(command.ifMatch, draft.version);
    const plain = formOf(draft.content);
    await Promise.all([holdOffCommits(tx), lockApplicant(tx, normaliseResidentId(plain.idNumber))]);
    const context = await loadFormContext(tx, questionOf(draft, plain));
    const form = withUniversityName(plain, context);
    const reading = readApplication(form, context.rules);
    refuseUnready(reading, form, command.acknowledgements);
    if (reading.verdict === "refused") throw new Error("a refused form came through");
    const warnings = reading.problems.map(({ code }) => code);
    const { application } = reading;
    const stated = { draft, form: formOfApplication(form, application), warnings, application };
    const id = await store(tx, { ...stated, context, command });
    const [submitted] = await Promise.all([
      findApplication(tx, id),
      saveDraft(tx, draft.id, { status: "submitted", applicationId: id }),
    ]);
    if (submitted === undefined) throw new Error(`application ${id} has vanished`);
    await recordSubmission(tx, submitted, draft);
    await draftStudyChange(tx, submitted);
    return submitted;
  });
}

interface Submission {
  readonly draft: ApplicationDraft;
  readonly form: ApplicationForm;
  readonly application: RosterApplication;
  readonly warnings: readonly string[];
  readonly context: FormContext;
  readonly command: SubmitDraft;
}

/** Stores the application, new or in the place of the returned one; gives its id. */
async function store(tx: Tx, submission: Submission): Promise<string> {
  const { draft, application, context } = submission;
  const people = await ensureBorrowers(tx, [newBorrowerOf(application, context.on)]);
  const borrowerId = people.get(application.idNumber)?.id ?? "";
  const added = toNewApplication(submission, borrowerId);
  if (draft.applicationId === null) {
    const id = await insertApplication(tx, added);
    if (id !== undefined) return id;
    throw applicationExists(context.existing?.id ?? "");
  }
  const returned = await findApplication(tx, draft.applicationId, true);
  if (returned === undefined) throw refuse("application.not-found");
  const decision = decideOn(returned, { event: "submit", actorId: draft.holderId });
  if (decision.kind === "refused") throw refused(decision);
  // What the earlier version's people wrote still stands wherever nobody corrected it.
  const { makerId, enteredBy } = returned;
  const earlier = [...returned.editors, makerId, ...(enteredBy === null ? [] : [enteredBy])];
  const editors = [...new Set([...earlier, ...(added.editors ?? [])])];
  await replaceApplication(tx, returned.id, { ...added, editors, status: decision.status });
  return returned.id;
}

function toNewApplication(submission: Submission, borrowerId: string) {
  const { draft, form, application, warnings, context, command } = submission;
  const { borrower, earlier, hasLivingLoan } = context;
  const makerId = command.context.actor.id;
  const { name, phone, township, graduationYear, universityCode } = application;
  const statedOfPerson = { name, phone, township, graduationYear, universityCode };
  return newApplicationOf(application, {
    borrowerId,
    warnings: [...warnings],
    channel: form.channel === "remote" ? "remote" : "counter",
    content: {
      fields: withValuesOf(draft.content, form),
      acknowledgements: command.acknowledgements,
    },
    idNumberSource: draft.content.idNumber?.source ?? null,
    changedFields: earlier === undefined ? null : compareForms(earlier.form, form),
    acknowledged: command.acknowledgements.map(({ code }) => code),
    fileUpdates:
      borrower === undefined ? [] : decideFileUpdates(borrower, statedOfPerson, hasLivingLoan),
    guardianConsentOn: form.guardianConsent === "given" ? context.on : null,
    enteredBy: draft.enteredBy === makerId ? null : draft.enteredBy,
    submittedOn: context.on,
    makerId,
    editors: [...new Set([...draft.editors, draft.enteredBy, makerId])],
  });
}

async function recordSubmission(
  tx: Tx,
  submitted: Application,
  draft: ApplicationDraft,
): Promise<void> {
  const { id, status, version, amountFen, warnings, submittedOn } = submitted;
  const isCorrection = draft.applicationId !== null;
  const before = isCorrection ? "returned" : "draft";
  const move = insertMove(tx, {
    applicationId: id,
    event: "submit",
    fromStatus: before,
    toStatus: status,
    version,
    reasons: warnings,
    note: null,
    occurredOn: submittedOn,
  });
  const audit = recordAudit(tx, {
    action: "application.submitted",
    subjectId: id,
    before: { status: before, draftId: draft.id, draftVersion: draft.version },
    after: { status, version, amountFen, warnings, acknowledged: submitted.acknowledged },
  });
  await Promise.all([move, audit]);
}
