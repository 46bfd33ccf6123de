export type { BearerActor } from "./authenticate-bearer.ts";
export { bearerAuthentication } from "./bearer-authentication.ts";
