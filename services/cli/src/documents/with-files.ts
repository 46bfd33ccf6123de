import { readFileStoreSettings } from "@bursar/config/environment";
import { openFileStore, type FileStore } from "@bursar/documents/storage";

/** Opens the store of documents for the time of `work`. */
export async function withFiles<T>(
  dataDirectory: string,
  work: (files: FileStore) => Promise<T>,
): Promise<T> {
  const store = await openFileStore(readFileStoreSettings(dataDirectory));
  try {
    return await work(store.files);
  } finally {
    store.close();
  }
}
