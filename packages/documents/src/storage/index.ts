export type { FileStore, StoredFile } from "./file-store.ts";
export { openFolderStore } from "./folder-store.ts";
