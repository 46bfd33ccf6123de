export { renderPdf } from "./render-pdf.ts";
export type {
  AcceptanceCertificate,
  ArchiveIndex,
  ArchiveRow,
  DeficiencySlip,
  SheetFrame,
  SheetName,
  Sheets,
} from "./sheets.ts";
