export {
  DOCUMENT_QUALITIES,
  DOCUMENT_SOURCES,
  DOCUMENT_SUBJECT_KINDS,
  ROTATIONS,
  type DocumentQuality,
  type DocumentSource,
  type DocumentSubjectKind,
  type Rotation,
} from "./document.ts";
export { decideKind, type KindInQuestion } from "./decide-kind.ts";
export {
  decideEdit,
  decideRemoval,
  removableStates,
  type DocumentDecision,
  type DocumentRefusalCode,
} from "./decide-removal.ts";
export {
  documentChecklist,
  documentDeficiencies,
  requiredDocuments,
  type ChecklistItem,
  type ChecklistStatus,
  type DocumentCase,
  type DocumentDeficiency,
  type HandedIn,
  type RequiredDocument,
} from "./required-documents.ts";
export {
  DOCUMENT_KINDS_VERSION,
  RETENTION_LABELS,
  documentKindEntry,
  documentKinds,
  type DocumentKind,
  type RetentionLabel,
} from "./document-kinds.ts";
