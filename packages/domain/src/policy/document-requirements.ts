import { documentKinds, type DocumentKind } from "../document/document-kinds.ts";
import { listOf, object, oneOf, optional } from "./parse-value.ts";
import type { ValueParser } from "./parse-value.ts";

/** For what papers are asked: the kind of application, change or rescue that they go with. */
export const DOCUMENT_CASES = [
  "application.first",
  "application.renewal",
  "hardship",
  "change.study",
  "change.further-study",
  "change.suspension",
  "change.leaving",
  "change.graduation",
  "change.contact",
  "change.account",
  "change.co-borrower",
  "change.plan",
  "rescue.death",
  "rescue.disability",
  "rescue.illness",
  "rescue.disaster",
  "rescue.income",
  "contract.signed",
  "contract.disbursed",
] as const;
export type DocumentCaseName = (typeof DOCUMENT_CASES)[number];

/** What about a person or case makes a paper needed or needless. */
export const DOCUMENT_CONDITIONS = [
  "minor",
  "orphan",
  "hardship-recognised",
  "co-borrower-changed",
] as const;
export type DocumentCondition = (typeof DOCUMENT_CONDITIONS)[number];

/** One paper that has to be there; any one of the kinds will do. */
export interface DocumentRequirement {
  readonly anyOf: readonly DocumentKind[];
  /** Asked for only under this condition. */
  readonly when: DocumentCondition | null;
  /** Not asked for under this condition. */
  readonly unless: DocumentCondition | null;
}

const condition = optional(oneOf(...DOCUMENT_CONDITIONS));

export const documentRequirements: ValueParser<readonly DocumentRequirement[]> = listOf(
  object<DocumentRequirement>({
    anyOf: listOf(oneOf(...documentKinds), 1),
    when: condition,
    unless: condition,
  }),
);
