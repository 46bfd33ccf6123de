export { MANIFEST_PATH, writeManifest, type Manifest, type ManifestHead } from "./manifest.ts";
export { verifyArchive, type ArchiveCheck } from "./verify-archive.ts";
export { dosTimeOf, zipEnd } from "./zip-records.ts";
export { openZipSegment, type PackedFile, type ZipSegment } from "./zip-segment.ts";
