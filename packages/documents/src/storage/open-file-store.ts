import type { BucketOptions } from "./bucket-store.ts";
import type { FileStore } from "./file-store.ts";
import { openFolderStore } from "./folder-store.ts";

/** Which of the two stores, with what it needs. */
export type FileStoreChoice =
  | { readonly kind: "folder"; readonly folder: string }
  | ({ readonly kind: "bucket" } & BucketOptions);

/** A store and how to let go of it. */
export interface OpenedFileStore {
  readonly files: FileStore;
  close(): void;
}

/** Opens the store; the bucket's client is loaded only where there is a bucket. */
export async function openFileStore(choice: FileStoreChoice): Promise<OpenedFileStore> {
  if (choice.kind === "folder") {
    return { files: openFolderStore(choice.folder), close: () => undefined };
  }
  const { openBucketStore } = await import("./bucket-store.ts");
  const files = openBucketStore(choice);
  return { files, close: () => files.close() };
}
