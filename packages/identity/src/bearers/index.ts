export { authenticateBearer, type BearerActor } from "./authenticate-bearer.ts";
