export { readEnvironment, EnvironmentError } from "./read-environment.ts";
export { readFileStoreSettings, type FileStoreSettings } from "./file-store-settings.ts";
export { readSealSettings, type SealSettings } from "./seal-settings.ts";
export { dataDirectory } from "./data-directory.ts";
