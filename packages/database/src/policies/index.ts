export { loadPolicyRows } from "./load-policy-rows.ts";
