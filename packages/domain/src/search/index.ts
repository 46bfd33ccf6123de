export { foldName, nameForms } from "./fold-name.ts";
export { rankHits, seasonYearOn, type SearchHit } from "./rank-hits.ts";
export {
  readSearchText,
  searchProbeNames,
  type LetterOrName,
  type SearchProbe,
  type SearchProbeKind,
} from "./read-search-text.ts";
