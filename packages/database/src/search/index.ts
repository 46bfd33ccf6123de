export {
  findCoBorrowerFiles,
  findHashedKeys,
  findKeys,
  findTailAndName,
  type FoundKey,
} from "./find-keys.ts";
export {
  listContractKeysAfter,
  loadFoundContracts,
  type FoundContract,
} from "./found-contracts.ts";
export { hitStandings, type HitStanding } from "./hit-standings.ts";
export { openNameSpeller, type NameKeys, type NameSpeller, type Spelling } from "./name-keys.ts";
export {
  addBorrowerKeys,
  addContractKeys,
  borrowerKeys,
  clearSearchKeys,
  hashedKey,
  removeSearchKeys,
  replaceBorrowerKeys,
  type FindableBorrower,
} from "./search-keys.ts";
export type { SearchKeyKind, SearchSubject } from "./tables.ts";
