export type { ApiClient } from "./api-client.ts";
export { ApiProblem } from "./api-problem.ts";
export { listAll } from "./list-all.ts";
export { signIn } from "./sign-in.ts";
