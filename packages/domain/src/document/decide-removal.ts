import type { DocumentSubjectKind } from "./document.ts";

/** Expected refusals of a document's rules, in the order in which they are looked for. */
export type DocumentRefusalCode =
  | "document.already-removed"
  | "document.after-submission"
  | "document.kind-fixed";

export type DocumentDecision =
  | { readonly kind: "allowed" }
  | {
      readonly kind: "refused";
      readonly code: DocumentRefusalCode;
      readonly zh: string;
      readonly en: string;
    };

/**
 * In which states of its subject a document may still be taken out. Once a thing is submitted,
 * what was seen stays: a better copy replaces the poor one and both are kept (rulebook 5.5).
 */
export const removableStates: Readonly<Record<DocumentSubjectKind, readonly string[]>> = {
  draft: ["draft"],
  "pre-application": ["draft"],
  application: ["returned"],
  change: ["draft", "returned"],
  hardship: [],
  borrower: [],
  contract: [],
  loan: [],
};

export function decideRemoval(
  document: { readonly removedAt: string | null; readonly subjectKind: DocumentSubjectKind },
  subjectStatus: string,
): DocumentDecision {
  if (document.removedAt !== null) return ALREADY_REMOVED;
  const isOpen = removableStates[document.subjectKind].includes(subjectStatus);
  return isOpen ? { kind: "allowed" } : AFTER_SUBMISSION;
}

/** A removed document keeps what was found about it. */
export function decideEdit(document: { readonly removedAt: string | null }): DocumentDecision {
  return document.removedAt === null ? { kind: "allowed" } : ALREADY_REMOVED;
}

const ALREADY_REMOVED = {
  kind: "refused",
  code: "document.already-removed",
  zh: "这份材料已移除，不能再改。需要时重新上传。",
  en: "This document was removed and can't be changed. Upload it again if it is needed.",
} as const;

const AFTER_SUBMISSION = {
  kind: "refused",
  code: "document.after-submission",
  zh: "已经提交，材料不能移除。拍得不好的请上传新的一份来替换。",
  en: "It is submitted, so its documents stay. Upload a better copy that replaces this one.",
} as const;
