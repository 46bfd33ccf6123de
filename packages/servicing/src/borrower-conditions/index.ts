export { liftCondition } from "./lift-condition.ts";
export { mayMessage } from "./may-message.ts";
export { reportCondition, type ReportCondition } from "./report-condition.ts";
