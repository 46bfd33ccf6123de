export { openDatabase, type Database } from "./open-database.ts";
export {
  withTransaction,
  readCentre,
  type ActionContext,
  type Idempotency,
  type Tx,
} from "./transaction.ts";
export { inSlices } from "./in-slices.ts";
export { keepAlive } from "./keep-alive.ts";
export { refusePrivilegedLogin } from "./refuse-privileged-login.ts";
export { announceWorker, isWorkerAlive } from "./worker-presence.ts";
export { newId } from "../columns/new-id.ts";
export { keyedHash } from "../columns/keyed-hash.ts";
export { openBytes, sealBytes } from "../columns/seal-bytes.ts";
export { openText, sealText } from "../columns/seal-text.ts";
export { TENANCY } from "./tenancy.ts";
