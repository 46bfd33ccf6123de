export {
  account,
  graduateCodeRequests,
  graduateCodes,
  graduateSessions,
  session,
  staffMembers,
  user,
  verification,
} from "./tables.ts";
