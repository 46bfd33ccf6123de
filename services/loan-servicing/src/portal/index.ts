export type { PortalOptions } from "./portal-options.ts";
export { portalRouter } from "./portal-router.tsx";
