import {
  draftIdsOf,
  type Application,
  type StatedApplication,
} from "@bursar/database/applications";
import type { Tx } from "@bursar/database/connection";
import { documentConditions, type FoundDeficiency } from "@bursar/domain/application";
import { loadFormContext } from "./form-context.ts";

/**
 * Everything that is missing or failed of an application's papers, as the slip names it: what was
 * scanned for its draft counts as well.
 */
export async function findDeficiencies(
  tx: Tx,
  application: Application,
  stated: StatedApplication,
): Promise<FoundDeficiency[]> {
  const { form, id } = stated;
  const subjectIds = [id, ...(await draftIdsOf(tx, id))];
  const { papers, earlier } = await loadFormContext(tx, { form, subjectIds, applicationId: id });
  const isMinor = application.warnings.includes("borrower.minor");
  const conditions = documentConditions(form, { isMinor, earlier: earlier?.form });
  return papers.deficiencies(application.kind, conditions).map(({ code, anyOf, zh, en }) => {
    const given = papers.documents.filter(({ kind }) => anyOf.includes(kind));
    const since = given.map(({ uploadedAt }) => Date.parse(uploadedAt));
    return {
      key: `${code}/${anyOf.join("|")}`,
      zh,
      en,
      ...(since.length > 0 && { since: Math.max(...since) }),
    };
  });
}
