export { resealFiles, type ResealFiles } from "./reseal-files.ts";
