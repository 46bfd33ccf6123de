export {
  findBagNo,
  nextBags,
  openBags,
  type ArchiveBag,
  type ArchiveScope,
} from "./archive-bags.ts";
export { loadArchiveFacts, type StoredFact } from "./archive-facts.ts";
export {
  exportFiles,
  findArchiveExport,
  insertArchiveExport,
  insertSlice,
  listSlices,
  saveArchiveExport,
  type ArchiveExport,
  type ArchiveExportDetail,
  type ExportSlice,
} from "./archive-exports.ts";
