export { createSealFile } from "./create-seal-file.ts";
export { openSeal } from "./open-seal.ts";
export type { Seal, SealIdentity } from "./seal.ts";
export { checkTerm, sealPdf } from "./seal-pdf.ts";
export { sealFrom, type SealSource } from "./seal-source.ts";
export { signedReason, verifyPdf, type GoodSeal, type SealFault } from "./verify-pdf.ts";
