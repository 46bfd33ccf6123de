export type { ApiClient } from "./api-client.ts";
export { listAll } from "./list-all.ts";
export { signIn } from "./sign-in.ts";
