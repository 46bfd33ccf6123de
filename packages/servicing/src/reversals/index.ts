export {
  confirmReversal,
  listReversals,
  rejectReversal,
  type DecideOnReversal,
} from "./decide-on-reversal.ts";
export { proposeReversal, type ProposeReversal } from "./propose-reversal.ts";
