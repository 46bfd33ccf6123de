export { postEntries, type EntriesOf } from "./post-entries.ts";
