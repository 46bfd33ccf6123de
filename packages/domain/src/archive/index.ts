export {
  ARCHIVE_KINDS,
  ARCHIVE_PARTS,
  archivePartNames,
  type ArchiveEntry,
  type ArchiveFact,
  type ArchiveKind,
  type ArchivePart,
} from "./archive-entry.ts";
export { archivePartOf, indexArchive } from "./index-archive.ts";
export { archiveTitle } from "./archive-title.ts";
