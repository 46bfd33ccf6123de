import type { PackedFile } from "./zip-segment.ts";

export const MANIFEST_PATH = "manifest.json";
export const MANIFEST_FORMAT = "bursar-archive/1";

/** Where an export comes from; what its manifest says beside the files. */
export interface ManifestHead {
  readonly exportId: string;
  readonly productVersion: string;
  /** Instant, UTC, ISO. */
  readonly madeAt: string;
  readonly madeBy: string;
  readonly centre: { readonly id: string; readonly name: string };
  /** One bag, or everybody's who applied in a year. */
  readonly academicYear: string | null;
  /** The head of the centre's audit chain when it was made; null before the first seal. */
  readonly auditHead: { readonly sequence: number; readonly hash: string } | null;
  readonly bags: number;
}

export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What `manifest.json` holds. */
export interface Manifest extends ManifestHead {
  readonly format: typeof MANIFEST_FORMAT;
  readonly fileCount: number;
  readonly byteCount: number;
  readonly files: readonly ManifestFile[];
}

export function writeManifest(head: ManifestHead, packed: readonly PackedFile[]): Buffer {
  const files = packed.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    ...head,
    fileCount: files.length,
    byteCount: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files,
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** Reads a manifest; undefined when it is none of ours. */
export function readManifest(content: Buffer): Manifest | undefined {
  try {
    const read: unknown = JSON.parse(content.toString("utf8"));
    return isManifest(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== "object" || value === null) return false;
  const { format, files } = value as Partial<Record<keyof Manifest, unknown>>;
  return format === MANIFEST_FORMAT && Array.isArray(files) && files.every(isManifestFile);
}

function isManifestFile(value: unknown): value is ManifestFile {
  if (typeof value !== "object" || value === null) return false;
  const { path, bytes, sha256 } = value as Partial<Record<keyof ManifestFile, unknown>>;
  return typeof path === "string" && typeof bytes === "number" && typeof sha256 === "string";
}
