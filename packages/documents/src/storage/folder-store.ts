import { open, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileStorage, isFile } from "@flystorage/file-storage";
import { LocalStorageAdapter } from "@flystorage/local-fs";
import { checkKey, checkPrefix, type FileStore } from "./file-store.ts";

/** A file that is being written; a crash leaves it, and the sweep takes it away. */
const PART = ".part";

const PRIVATE = { visibility: "private", directoryVisibility: "private" };

/** Files in a folder of this machine. */
export function openFolderStore(root: string): FileStore {
  const storage = new FileStorage(new LocalStorageAdapter(root));
  return {
    async put(key, content) {
      const part = `${checkKey(key)}${PART}`;
      await storage.write(part, content, PRIVATE);
      const path = join(root, key);
      await flush(join(root, part));
      await rename(join(root, part), path);
      await flush(dirname(path));
    },
    async get(key) {
      if (!(await storage.fileExists(checkKey(key)))) return undefined;
      return storage.readToBuffer(key);
    },
    async delete(key) {
      const part = key.endsWith(PART) ? key.slice(0, -PART.length) : key;
      checkKey(part);
      await storage.deleteFile(key);
    },
    async *list(prefix) {
      if (!(await storage.directoryExists(checkPrefix(prefix)))) return;
      for await (const entry of storage.list(prefix, { deep: true })) {
        // The library's listing has neither size nor time.
        const found = isFile(entry) ? await statIfThere(join(root, entry.path)) : undefined;
        if (found) yield { key: entry.path, bytes: found.size, storedAtMs: found.mtimeMs };
      }
    },
  };
}

async function statIfThere(path: string): Promise<{ size: number; mtimeMs: number } | undefined> {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** Has the system write what it holds of a file or a folder. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
