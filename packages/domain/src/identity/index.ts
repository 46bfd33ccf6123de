export { cleanCode, cleanText } from "./clean-text.ts";
export type { ResidentIdReading, Sex } from "./resident-id.ts";
export { ageOn, normaliseResidentId, readResidentId } from "./resident-id.ts";
export { isMobile, normaliseMobile } from "./mobile.ts";
export type { AskedReveal, RevealDecision, RevealLimits } from "./decide-reveal.ts";
export { decideReveal } from "./decide-reveal.ts";
export type { AuditReason, AuditReasonReading } from "./read-audit-reason.ts";
export { readAuditReason } from "./read-audit-reason.ts";
export { maskIdNumber, maskName, maskPhone } from "./mask.ts";
