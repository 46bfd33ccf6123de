export {
  insertReversal,
  listReversals,
  lockReversal,
  saveReversal,
  type Reversal,
  type ReversalFilter,
} from "./reversals.ts";
