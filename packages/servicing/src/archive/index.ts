export { downloadArchiveExport, type ArchiveDownload } from "./download-archive-export.ts";
export { packArchiveSlice } from "./pack-archive-slice.ts";
export type { Bag, BagChecklist, BagEntry } from "./read-bags.ts";
export { showArchive, type ShownBag } from "./show-archive.ts";
export { showArchiveExport } from "./show-archive-export.ts";
export { startArchiveExport } from "./start-archive-export.ts";
