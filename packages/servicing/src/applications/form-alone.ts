import { businessDate, findCentre } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { findUniversities } from "@bursar/database/universities";
import { amountLimitsFrom } from "@bursar/domain/application";
import { cleanCode } from "@bursar/domain/identity";
import { hardshipCategoriesOn, inForce } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import type { FormContext, FormInQuestion } from "./form-context.ts";
import { loadPapers } from "./missing-documents.ts";

/**
 * What a form is held against for somebody who may not read applications: rules, registers and the
 * papers handed in with it, and no record of anybody. Whatever only a record can say, the form is
 * taken at its word, so that its problems are the same for people known and unknown.
 */
export async function loadFormAlone(
  tx: Tx,
  { form, subjectIds }: FormInQuestion,
): Promise<FormContext> {
  const [policy, on, universities, centre] = await Promise.all([
    loadPolicy(tx),
    businessDate(tx),
    findUniversities(tx, [cleanCode(form.universityCode)]),
    findCentre(tx),
  ]);
  const nobody = { ...form, idNumber: "" };
  const papers = await loadPapers(tx, { form: nobody, subjectIds, policy, on });
  const isRenewal = form.kind === "renewal";
  const rules: FormContext["rules"] = {
    businessDate: on,
    amountLimits: amountLimitsFrom(policy),
    universityName: (code) => universities.get(code),
    hardshipCategories: hardshipCategoriesOn(policy, on),
    coBorrowerAge: inForce(policy.coBorrowerAge, on).value,
    seen: () => false,
    counter: {
      divisionCode: centre.divisionCode,
      renewalStatement: inForce(policy.renewalStatement, on).value,
      earlier: isRenewal ? form : undefined,
      hasEarlierLoan: isRenewal,
      nameOnFile: undefined,
      isBorrowing: () => false,
      recognisedCategory: undefined,
      missingDocuments: (kind, conditions) => papers.checklist(kind, conditions).deficiencies,
    },
  };
  const unknown = { borrower: undefined, earlier: undefined, existing: undefined };
  return { rules, papers, policy, on, ...unknown, hasLivingLoan: false };
}
