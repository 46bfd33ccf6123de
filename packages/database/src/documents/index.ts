export {
  copyDocument,
  documentIdsOfPerson,
  documentsOf,
  documentsOfBorrower,
  documentsOfEarlierApplications,
  findDocument,
  findSameContent,
  insertDocument,
  listDocuments,
  saveDocument,
  type Document,
  type DocumentChange,
  type DocumentDetail,
  type DocumentFilter,
  type DocumentSubject,
  type NewDocument,
} from "./documents.ts";
export { findDocumentSubject, type FoundSubject } from "./document-subjects.ts";
export { countPrints, insertPrint } from "./document-prints.ts";
export { expectedFiles, moveStoredFile, type ExpectedFile } from "./stored-files.ts";
export {
  findUploadLink,
  insertUploadLink,
  takeUpload,
  takeUploadBytes,
  type UploadLink,
} from "./upload-links.ts";
