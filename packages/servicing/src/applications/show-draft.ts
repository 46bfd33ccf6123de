import {
  findPossibleDuplicates,
  type ApplicationDraft,
  type PossibleDuplicate,
} from "@bursar/database/applications";
import { readCentre, type Tx } from "@bursar/database/connection";
import {
  explainLimits,
  formOf,
  isParent,
  nameKey,
  openWarnings,
  readApplication,
} from "@bursar/domain/application";
import type {
  ApplicationForm,
  ApplicationProblem,
  ExplainedLimits,
} from "@bursar/domain/application";
import {
  cleanCode,
  normaliseMobile,
  normaliseResidentId,
  readResidentId,
} from "@bursar/domain/identity";
import type { Deps } from "../deps.ts";
import { openDraft, type DraftReader } from "./draft-access.ts";
import { loadFormAlone } from "./form-alone.ts";
import { loadFormContext, type FormContext } from "./form-context.ts";

/** A draft with what the rules say of it now. */
export interface ShownDraft {
  readonly draft: ApplicationDraft;
  readonly problems: readonly ApplicationProblem[];
  /** Codes of the warnings that submission asks a reason for. */
  readonly toAcknowledge: readonly string[];
  /** Other people who share name and birth date, phone or co-borrower. */
  readonly duplicates: readonly PossibleDuplicate[];
  readonly limits: ExplainedLimits | undefined;
}

export async function showDraft(
  deps: Deps,
  query: DraftReader & { readonly draftId: string },
): Promise<ShownDraft> {
  return readCentre(deps.db, query.context, async (tx) => {
    const draft = await openDraft(tx, query.draftId, query);
    const form = formOf(draft.content);
    const load = query.readsAll ? loadFormContext : loadFormAlone;
    const context = await load(tx, questionOf(draft, form));
    const { problems } = readApplication(withUniversityName(form, context), context.rules);
    return {
      draft,
      problems,
      toAcknowledge: openWarnings(problems, form, new Set()).map(({ code }) => code),
      // A volunteer is shown nothing of other families.
      duplicates: query.readsAll ? await duplicatesOf(tx, form) : [],
      limits: explainLimits(context.policy, form.academicYear),
    };
  });
}

export function questionOf(draft: ApplicationDraft, form: ApplicationForm) {
  const { id, applicationId } = draft;
  return {
    form,
    applicationId,
    subjectIds: applicationId === null ? [id] : [id, applicationId],
  };
}

/** At the counter a university is chosen by its code, and the register says the name. */
export function withUniversityName(form: ApplicationForm, { rules }: FormContext): ApplicationForm {
  return { ...form, universityName: rules.universityName(cleanCode(form.universityCode)) ?? "" };
}

/** Other people's applications that have something in common with the one on a form. */
export async function duplicatesOf(tx: Tx, form: ApplicationForm): Promise<PossibleDuplicate[]> {
  const idNumber = normaliseResidentId(form.idNumber);
  const reading = readResidentId(idNumber);
  return findPossibleDuplicates(tx, {
    idNumber,
    applicant:
      reading.kind === "valid" && form.name !== ""
        ? { nameKey: nameKey(form.name), birthOn: reading.birthOn }
        : undefined,
    phone: normaliseMobile(form.phone),
    coBorrower: {
      idNumber: normaliseResidentId(form.coBorrowerIdNumber),
      isParent: isParent(form.coBorrowerRelation),
    },
  });
}
