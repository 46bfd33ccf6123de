import { keyedHash, type Tx } from "@bursar/database/connection";
import { documentsOf, type Document } from "@bursar/database/documents";
import { currentPreApplication } from "@bursar/database/pre-applications";
import type { ApplicationForm } from "@bursar/domain/application";
import { documentDeficiencies, requiredDocuments } from "@bursar/domain/document";
import type { DocumentDeficiency } from "@bursar/domain/document";
import { normaliseResidentId } from "@bursar/domain/identity";
import type { DocumentCondition, Policy } from "@bursar/domain/policy";

/** The papers of one case: what lies there, and what is missing or failed of what it needs. */
export interface Papers {
  readonly documents: readonly Document[];
  readonly deficiencies: (
    kind: "first" | "renewal",
    conditions: readonly DocumentCondition[],
  ) => DocumentDeficiency[];
}

/** Loads the papers that lie under these subjects; on `on` the required list is taken. */
export async function loadPapers(
  tx: Tx,
  given: {
    readonly form: ApplicationForm;
    readonly subjectIds: readonly string[];
    readonly policy: Policy;
    readonly on: string;
  },
): Promise<Papers> {
  const { policy, on } = given;
  const [documents, passed] = await Promise.all([
    documentsOf(tx, given.subjectIds),
    isRecognised(tx, given.form),
  ]);
  const recognised: readonly DocumentCondition[] = passed ? ["hardship-recognised"] : [];
  return {
    documents,
    deficiencies: (kind, found) => {
      const name = kind === "first" ? "application.first" : "application.renewal";
      const conditions = [...found, ...recognised];
      return documentDeficiencies(requiredDocuments(policy, { name, conditions, on }), documents);
    },
  };
}

/** Who passed the pre-application of the year needs no hardship form (rulebook 5.2). */
async function isRecognised(tx: Tx, form: ApplicationForm): Promise<boolean> {
  const idNumber = normaliseResidentId(form.idNumber);
  if (idNumber === "") return false;
  const hash = keyedHash(tx.keys, "id-number", idNumber);
  return (await currentPreApplication(tx, hash, form.academicYear))?.status === "passed";
}
