import { normaliseResidentId } from "../identity/index.ts";
import type { DocumentCondition } from "../policy/index.ts";
import type { ApplicationForm } from "./application-form.ts";
import { isParent } from "./relation.ts";

/** Categories under which a co-borrower who is no parent shows the guardianship (rulebook 1.2). */
const NO_PARENT_CARES: ReadonlySet<string> = new Set([
  "orphan-or-subsistence",
  "child-without-care",
]);

/** What about a form makes papers needed: a minor, an orphan, a co-borrower who is new. */
export function documentConditions(
  form: Pick<
    ApplicationForm,
    "hardshipCategory" | "coBorrowerRelation" | "coBorrowerIdNumber" | "kind"
  >,
  known: { readonly isMinor: boolean; readonly earlier: ApplicationForm | undefined },
): DocumentCondition[] {
  const { coBorrowerRelation: relation } = form;
  const coBorrowerId = normaliseResidentId(form.coBorrowerIdNumber);
  const isOrphan =
    NO_PARENT_CARES.has(form.hardshipCategory) && relation !== "" && !isParent(relation);
  const isCoBorrowerNew =
    coBorrowerId !== "" &&
    known.earlier !== undefined &&
    coBorrowerId !== known.earlier.coBorrowerIdNumber;
  return [
    ...(known.isMinor ? (["minor"] as const) : []),
    ...(isOrphan ? (["orphan"] as const) : []),
    ...(isCoBorrowerNew ? (["co-borrower-changed"] as const) : []),
  ];
}
