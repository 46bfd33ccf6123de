export { rebuildSearch, type RebuiltSearch } from "./rebuild-search.ts";
export { searchFile, type FoundPerson, type SearchAnswer } from "./search-file.ts";
