import { open, type FileHandle } from "node:fs/promises";
import { digestFile, listFiles, notAnExport, type ListedFile } from "./read-zip.ts";
import { MANIFEST_PATH, readManifest, type Manifest } from "./manifest.ts";

/** What a check of an export has found; every list empty means that it is as it was made. */
export interface ArchiveCheck {
  readonly manifest: Manifest;
  /** To be compared with what the product's audit trail says of the export. */
  readonly manifestSha256: string;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

const MANIFEST_BYTES_MAX = 512 * 2 ** 20;

/**
 * Compares every file of an exported ZIP with its manifest, piece by piece.
 *
 * @param step told how many files are checked, of how many.
 * @throws Refusal `archive.not-an-export`; Error when there is no such file.
 */
export async function verifyArchive(
  path: string,
  step?: (done: number, total: number) => void,
): Promise<ArchiveCheck> {
  const handle = await open(path, "r");
  try {
    const listed = await listFiles(handle);
    const { manifest, sha256 } = await openManifest(handle, listed);
    const named = new Map(manifest.files.map((file) => [file.path, file]));
    const seen = new Set<string>([MANIFEST_PATH]);
    const changed: string[] = [];
    const added = repeated(listed, MANIFEST_PATH);
    for (const [index, file] of listed.entries()) {
      if (file.path === MANIFEST_PATH) continue;
      const expected = named.get(file.path);
      if (expected === undefined || seen.has(file.path)) added.push(file.path);
      else {
        const found = await digestFile(handle, file);
        const isSame = found?.sha256 === expected.sha256 && found.bytes === expected.bytes;
        if (!isSame) changed.push(file.path);
      }
      seen.add(file.path);
      step?.(index + 1, listed.length);
    }
    const missing = [...named.keys()].filter((name) => !seen.has(name));
    return { manifest, manifestSha256: sha256, changed, missing, added };
  } finally {
    await handle.close();
  }
}

/** A second manifest would be read by some programs instead of the first. */
function repeated(listed: readonly ListedFile[], path: string): string[] {
  return listed
    .filter((file) => file.path === path)
    .slice(1)
    .map((file) => file.path);
}

async function openManifest(
  handle: FileHandle,
  listed: readonly ListedFile[],
): Promise<{ manifest: Manifest; sha256: string }> {
  const entry = listed.find((file) => file.path === MANIFEST_PATH);
  if (entry === undefined || entry.bytes > MANIFEST_BYTES_MAX) throw notAnExport();
  const pieces: Buffer[] = [];
  const digest = await digestFile(handle, entry, (piece) => pieces.push(piece));
  const manifest = digest && readManifest(Buffer.concat(pieces));
  if (digest === undefined || manifest === undefined) throw notAnExport();
  return { manifest, sha256: digest.sha256 };
}
