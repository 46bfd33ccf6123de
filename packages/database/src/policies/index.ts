export { policyStamp } from "./policy-stamp.ts";
export { loadPolicyRows } from "./load-policy-rows.ts";
