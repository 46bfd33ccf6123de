export type { FileStore, StoredFile } from "./file-store.ts";
export { openFolderStore } from "./folder-store.ts";
export { openFileStore, type FileStoreChoice, type OpenedFileStore } from "./open-file-store.ts";
