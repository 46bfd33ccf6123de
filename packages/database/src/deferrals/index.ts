export {
  findDeferral,
  insertDeferral,
  listDeferrals,
  type Deferral,
  type DeferralFilter,
} from "./deferrals.ts";
