import type { FileStore } from "@bursar/documents/storage";
import type { Deps } from "../deps.ts";

/** What use cases need that store or read the content of documents. */
export interface DocumentDeps extends Deps {
  readonly files: FileStore;
}
