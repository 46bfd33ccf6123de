import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGunzip, createGzip } from "node:zlib";
import { BackupError } from "./backup-error.ts";
import { damaged, fileKey, openStream, sealStream } from "./sealed-stream.ts";

/** A folder of sealed files under one key. */
export interface SealedFolder {
  readonly folder: string;
  readonly key: Buffer;
}

/** What a file holds when it is opened. */
export interface Content {
  readonly bytes: number;
  readonly sha256: string;
  /** Line feeds: in PostgreSQL's text format one a row, since those in values are escaped. */
  readonly lines: number;
}

interface SealedTarget {
  readonly file: string;
  /** Told how much has gone in; it stops the writing by throwing. */
  readonly step?: (content: Content) => void;
}

/** Writes a stream compressed and sealed, so that nothing of it is on the disk in clear. */
export async function writeSealed(
  { folder, key }: SealedFolder,
  { file, step }: SealedTarget,
  source: AsyncIterable<Buffer>,
): Promise<Content> {
  const meter = openMeter();
  const path = join(folder, file);
  await pipeline(
    source,
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        meter.take(part);
        step?.(meter.so());
        yield part;
      }
    },
    // The fastest level: most of what is here is ciphertext and hashes.
    createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 128 * 1024 }),
    (parts: AsyncIterable<Buffer>) => sealStream(fileKey(key, file), parts),
    createWriteStream(path, { flags: "wx", mode: 0o600 }),
  );
  await flush(path);
  return meter.end();
}

/** The content of a sealed file. It fails with `backup.damaged` rather than give a part of it. */
export async function* readSealed(
  { folder, key }: SealedFolder,
  file: string,
): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: 128 * 1024 });
  const sealed = createReadStream(join(folder, file), { highWaterMark: 256 * 1024 });
  const opened = Readable.from(openStream({ key: fileKey(key, file), file }, sealed));
  const feeding = pipeline(opened, unpacked);
  // Whoever reads sees it as well.
  feeding.catch(() => undefined);
  try {
    yield* unpacked as AsyncIterable<Buffer>;
    await feeding;
  } catch (error) {
    throw explained(error, file);
  } finally {
    opened.destroy();
    unpacked.destroy();
  }
}

/** Reads a sealed file to its end for its figures. */
export async function measureSealed(
  folder: SealedFolder,
  file: string,
  step: (content: Content) => void = () => undefined,
): Promise<Content> {
  const meter = openMeter();
  for await (const part of readSealed(folder, file)) {
    meter.take(part);
    step(meter.so());
  }
  return meter.end();
}

/** Has the system write what it holds of a file or a folder. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const LINE_FEED = 10;

/** Passes a stream on and tells how many lines each part of it ends. */
export async function* countLines(
  source: AsyncIterable<Buffer>,
  tell: (lines: number) => void,
): AsyncGenerator<Buffer> {
  for await (const part of source) {
    tell(linesIn(part));
    yield part;
  }
}

function linesIn(part: Buffer): number {
  let lines = 0;
  for (let at = part.indexOf(LINE_FEED); at !== -1; at = part.indexOf(LINE_FEED, at + 1)) {
    lines += 1;
  }
  return lines;
}

function openMeter() {
  const hash = createHash("sha256");
  let bytes = 0;
  let lines = 0;
  const take = (part: Buffer): void => {
    hash.update(part);
    bytes += part.length;
    lines += linesIn(part);
  };
  return {
    take,
    so: (): Content => ({ bytes, lines, sha256: "" }),
    end: (): Content => ({ bytes, lines, sha256: hash.digest("hex") }),
  };
}

function explained(error: unknown, file: string): unknown {
  const code = String(Reflect.get(Object(error), "code"));
  if (code === "ENOENT") {
    return new BackupError("backup.file-missing", {
      zh: `备份缺少文件 ${file}。换另一份备份。`,
      en: `The backup lacks its file ${file}. Use another backup.`,
    });
  }
  return code.startsWith("Z_") ? damaged(file) : error;
}
