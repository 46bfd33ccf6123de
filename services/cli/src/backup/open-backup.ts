import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  fieldKeysFromEnvironment,
  KeyRingError,
  openKeyRing,
  type KeyRing,
} from "@bursar/config/keys";
import { exitCodes } from "../exit-codes.ts";
import type { Shell } from "../terminal/shell.ts";
import { BackupError } from "./backup-error.ts";
import { BackupHead, BackupManifest, HEAD_FILE, MANIFEST_FILE } from "./backup-manifest.ts";
import { damaged } from "./sealed-stream.ts";
import { readSealed, type SealedFolder } from "./sealed-files.ts";

/** A backup whose manifest has been opened and is what was written. */
export interface OpenedBackup extends SealedFolder {
  readonly manifest: BackupManifest;
}

/**
 * Opens a backup by the key ring.
 *
 * @throws BackupError `backup.not-found`, `backup.not-a-backup`, `backup.unfinished`,
 *   `backup.damaged`, `backup.wrong-keys`; KeyRingError `keys.unknown-master`
 */
export async function openBackup(folder: string, ring: KeyRing): Promise<OpenedBackup> {
  const head = await readHead(folder);
  const key = unwrap(head, ring);
  const parts: Buffer[] = [];
  for await (const part of readSealed({ folder, key }, MANIFEST_FILE)) parts.push(part);
  const read = BackupManifest.safeParse(JSON.parse(Buffer.concat(parts).toString("utf8")));
  if (!read.success) throw notReadable(folder);
  // The head is not sealed; the manifest is.
  if (read.data.id !== head.id) throw damaged(HEAD_FILE);
  return { folder, key, manifest: read.data };
}

async function readHead(folder: string): Promise<BackupHead> {
  if (!existsSync(folder)) {
    throw new BackupError(
      "backup.not-found",
      { zh: `没有备份 ${folder}。核对路径。`, en: `There is no backup ${folder}. Check the path.` },
      exitCodes.usage,
    );
  }
  if (folder.replace(/\/+$/, "").endsWith(".part")) {
    throw new BackupError("backup.unfinished", {
      zh: `${folder} 没有备份完，不能用。用更早的一份；这一份可以删除。`,
      en: `${folder} was never finished and is of no use. Use an earlier one; this may be deleted.`,
    });
  }
  try {
    return BackupHead.parse(JSON.parse(await readFile(join(folder, HEAD_FILE), "utf8")));
  } catch {
    throw notReadable(folder);
  }
}

function notReadable(folder: string): BackupError {
  return new BackupError(
    "backup.not-a-backup",
    {
      zh: `${folder} 不是这个版本能读的备份。给出 bursar backup 建立的文件夹（其中有 backup.json），或用建立它的版本。`,
      en: `${folder} is no backup that this version reads. Name the folder that bursar backup made (it has backup.json), or use the version that made it.`,
    },
    exitCodes.usage,
  );
}

function unwrap({ id, masterKeyId, wrappedKey }: BackupHead, ring: KeyRing): Buffer {
  try {
    const wrapped = Buffer.from(wrappedKey, "base64");
    return ring.unwrap(`backup/${id}`, { masterKeyId, wrapped });
  } catch (error) {
    if (error instanceof KeyRingError) throw error;
    throw new BackupError("backup.wrong-keys", {
      zh: `密钥环的主密钥 ${masterKeyId} 打不开这份备份：密钥环是另一套系统的，或 backup.json 被改动过。用 --keys 给出备份当时的密钥环。`,
      en: `The ring's master key ${masterKeyId} doesn't open this backup: the ring is another installation's, or backup.json was changed. Name the ring of its time with --keys.`,
    });
  }
}

/** The ring that `--keys` names, else the environment's, else this data folder's; makes none. */
export function findKeys(
  shell: Shell,
  { keys, dataDirectory }: { readonly keys: string | undefined; readonly dataDirectory: string },
): { readonly ring: KeyRing; readonly text: string | undefined } {
  const { BURSAR_FIELD_KEYS: text, BURSAR_FIELD_KEYS_FILE: given } = shell.environment;
  const isGiven = (text ?? "") !== "" || (given ?? "") !== "";
  if (keys === undefined && isGiven) return { ring: fieldKeysFromEnvironment(), text: undefined };
  const file = keys ?? join(dataDirectory, "field-keys.json");
  try {
    return {
      ring: openKeyRing(() => readFileSync(file, "utf8")),
      text: readFileSync(file, "utf8"),
    };
  } catch {
    throw new BackupError(
      "backup.no-keys",
      {
        zh: `${file} 不是密钥环。备份不含密钥环：用 --keys 给出另外保存的那一份。`,
        en: `${file} is no key ring. A backup doesn't hold it: name the one that was kept apart with --keys.`,
      },
      exitCodes.usage,
    );
  }
}
