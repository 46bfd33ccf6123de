export {
  account,
  graduateCodeRequests,
  graduateCodes,
  graduateSessions,
  session,
  signInFailures,
  staffMembers,
  user,
  verification,
} from "./tables.ts";
