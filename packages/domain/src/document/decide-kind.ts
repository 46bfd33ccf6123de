import { decideEdit, removableStates, type DocumentDecision } from "./decide-removal.ts";
import type { DocumentSubjectKind } from "./document.ts";
import { documentKindEntry, type DocumentKind } from "./document-kinds.ts";

/** A document, the state of what it was handed in for, and what somebody says that it is. */
export interface KindInQuestion {
  readonly document: {
    readonly removedAt: string | null;
    readonly subjectKind: DocumentSubjectKind;
    readonly kind: DocumentKind;
  };
  readonly subjectStatus: string;
  readonly kind: DocumentKind;
}

/**
 * Whether a document may be said to be of this kind. Once its subject is submitted, what is kept
 * with the file does not become a copy to work with, whose content goes a year after it came: a
 * wrong paper is replaced, and both stay (rulebook 5.5).
 */
export function decideKind({ document, subjectStatus, kind }: KindInQuestion): DocumentDecision {
  const decision = decideEdit(document);
  if (decision.kind === "refused") return decision;
  const isOpen = removableStates[document.subjectKind].includes(subjectStatus);
  const losesTime = isWorkingCopy(kind) && !isWorkingCopy(document.kind);
  return losesTime && !isOpen ? KIND_FIXED : decision;
}

function isWorkingCopy(kind: DocumentKind): boolean {
  return documentKindEntry(kind).retention === "working";
}

const KIND_FIXED = {
  kind: "refused",
  code: "document.kind-fixed",
  zh: "已经提交，不能改成保存期限更短的材料种类。交错了的请上传正确的一份来替换。",
  en: "It is submitted, so it can't become a kind that is kept for less long. Upload the right paper in its place.",
} as const;
