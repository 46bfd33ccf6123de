export { carryOverDocuments } from "./carry-over-documents.ts";
export { assessDocument, classifyDocument } from "./change-document.ts";
export { countPrint } from "./count-print.ts";
export type { DocumentDeps } from "./document-deps.ts";
export type { ScanFile, ScanPlace } from "./keep-scan.ts";
export { listDocuments } from "./list-documents.ts";
export { openUploadLink, type OpenedUploadLink } from "./open-upload-link.ts";
export { printAcceptanceCertificate } from "./print-acceptance-certificate.ts";
export { printDeficiencySlip } from "./print-deficiency-slip.ts";
export { removeDocument } from "./remove-document.ts";
export { checklistOf, showChecklist, type Checklist } from "./show-checklist.ts";
export { showDocument } from "./show-document.ts";
export { openContent } from "./stored-content.ts";
export { inspectFiles, sweepFiles, type FileSweep } from "./sweep-files.ts";
export {
  beginUploadByLink,
  PHOTO_MAX_BYTES,
  showUploadLink,
  uploadByLink,
  type LinkRequest,
  type ShownUploadLink,
} from "./upload-by-link.ts";
export { DOCUMENT_MAX_BYTES, uploadDocument } from "./upload-document.ts";
export { viewDocument, type DocumentContent } from "./view-document.ts";
