export { renderPdf } from "./render-pdf.ts";
export type {
  AcceptanceCertificate,
  ArchiveIndex,
  ArchiveRow,
  DeficiencySlip,
  InterestCertificate,
  LoanSheet,
  OwedLine,
  SettlementCertificate,
  SheetFrame,
  SheetName,
  Sheets,
  YearlyStatement,
} from "./sheets.ts";
