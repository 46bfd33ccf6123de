export { readEnvironment, EnvironmentError } from "./read-environment.ts";
export { dataDirectory } from "./data-directory.ts";
