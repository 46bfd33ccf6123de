import { keyedHash, type Tx } from "@bursar/database/connection";
import { documentsOf, type Document } from "@bursar/database/documents";
import { currentRecognition, type HardshipRecognition } from "@bursar/database/hardship";
import { currentPreApplication } from "@bursar/database/pre-applications";
import type { ApplicationForm } from "@bursar/domain/application";
import {
  documentChecklist,
  documentDeficiencies,
  requiredDocuments,
  type ChecklistItem,
  type DocumentDeficiency,
} from "@bursar/domain/document";
import { normaliseResidentId } from "@bursar/domain/identity";
import type { DocumentCondition, Policy } from "@bursar/domain/policy";

/** The list of materials of a case, and what is still to come. */
export interface Checklist {
  readonly items: readonly ChecklistItem[];
  readonly deficiencies: readonly DocumentDeficiency[];
}

/** The papers of one case: what lies there, held against what it needs. */
export interface Papers {
  readonly documents: readonly Document[];
  /** The person's recognition in force in the form's year. */
  readonly recognition: HardshipRecognition | undefined;
  readonly checklist: (
    kind: "first" | "renewal",
    conditions: readonly DocumentCondition[],
  ) => Checklist;
}

/**
 * Loads the papers that lie under these subjects, at the counter and long after it; on `on`, the
 * day of the submission, the required list is taken. A recognition in force and a passed
 * pre-application each replace the hardship form (rulebook 5.2).
 */
export async function loadPapers(
  tx: Tx,
  given: {
    readonly form: Pick<ApplicationForm, "idNumber" | "academicYear">;
    readonly subjectIds: readonly string[];
    readonly policy: Policy;
    readonly on: string;
  },
): Promise<Papers> {
  const { policy, on } = given;
  const [documents, recognition, hasPassed] = await Promise.all([
    documentsOf(tx, given.subjectIds),
    findRecognition(tx, given.form),
    hasPassedPreApplication(tx, given.form),
  ]);
  const isRecognised = recognition !== undefined || hasPassed;
  return {
    documents,
    recognition,
    checklist: (kind, found) => {
      const name = `application.${kind}` as const;
      const conditions = isRecognised ? [...found, "hardship-recognised" as const] : found;
      const required = requiredDocuments(policy, { name, conditions, on });
      return {
        items: documentChecklist(required, documents),
        deficiencies: documentDeficiencies(required, documents),
      };
    },
  };
}

async function findRecognition(
  tx: Tx,
  form: Pick<ApplicationForm, "idNumber" | "academicYear">,
): Promise<HardshipRecognition | undefined> {
  const idNumber = normaliseResidentId(form.idNumber);
  return idNumber === "" ? undefined : currentRecognition(tx, idNumber, form.academicYear);
}

async function hasPassedPreApplication(
  tx: Tx,
  form: Pick<ApplicationForm, "idNumber" | "academicYear">,
): Promise<boolean> {
  const idNumber = normaliseResidentId(form.idNumber);
  if (idNumber === "") return false;
  const hash = keyedHash(tx.keys, "id-number", idNumber);
  return (await currentPreApplication(tx, hash, form.academicYear))?.status === "passed";
}
