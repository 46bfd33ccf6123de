export { readEnvironment, EnvironmentError } from "./read-environment.ts";
export { dataDirectory, type DataDirectoryEnvironment } from "./data-directory.ts";
