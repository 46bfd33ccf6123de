export { deferPrincipal, previewDeferral, type PreviewedDeferral } from "./defer-principal.ts";
export { listDeferrals, showDeferral } from "./show-deferral.ts";
