export { openDatabase, type Database } from "./open-database.ts";
export {
  withTransaction,
  readCentre,
  type ActionContext,
  type Idempotency,
  type Tx,
} from "./transaction.ts";
export { Overtaken } from "./overtaken.ts";
export { readOnce, rideAlong, type Rider } from "./read-once.ts";
export { keepStatement, type KeptStatement } from "./kept-statement.ts";
export type { Channels, Question } from "./open-channels.ts";
export { inSlices } from "./in-slices.ts";
export { together, type Ask } from "./together.ts";
export { keepAlive } from "./keep-alive.ts";
export { awaitServer } from "./await-server.ts";
export { refusePrivilegedLogin } from "./refuse-privileged-login.ts";
export { announceWorker, isWorkerAlive } from "./worker-presence.ts";
export { newId } from "../columns/new-id.ts";
export { keyedHash } from "../columns/keyed-hash.ts";
export { openBytes, sealBytes } from "../columns/seal-bytes.ts";
export { openText, sealText } from "../columns/seal-text.ts";
export { TENANCY } from "./tenancy.ts";
