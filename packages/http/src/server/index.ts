export { createApp, type AppOptions } from "./create-app.ts";
export { listen, type Listening, type ListenOptions } from "./listen.ts";
export type { RateLimit } from "./rate-limit.ts";
export { requestIdOf } from "./request-id.ts";
