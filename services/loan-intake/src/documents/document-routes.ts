import type { AnyRoute } from "@bursar/http/routes";
import type { IntakeDeps } from "../define-route.ts";
import { carryOverDocuments, showDocumentChecklist } from "./application-documents.route.ts";
import { assessDocument, classifyDocument, removeDocument } from "./change-document.route.ts";
import { listDocumentKinds, listDocuments } from "./list-documents.route.ts";
import { openUploadLink } from "./open-upload-link.route.ts";
import { printDeficiencySlip } from "./print-deficiency-slip.route.ts";
import { showDocument, viewDocument } from "./show-document.route.ts";
import { uploadDocument } from "./upload-document.route.ts";

export const documentRoutes: readonly AnyRoute<IntakeDeps>[] = [
  listDocumentKinds,
  listDocuments,
  uploadDocument,
  openUploadLink,
  showDocument,
  viewDocument,
  classifyDocument,
  assessDocument,
  removeDocument,
  showDocumentChecklist,
  carryOverDocuments,
  printDeficiencySlip,
];
