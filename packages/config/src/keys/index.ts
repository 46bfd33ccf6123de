export { createOnce } from "./create-once.ts";
export { KeyRingError } from "./key-ring-error.ts";
export {
  createKeyRing,
  openKeyRing,
  parseKeyRing,
  type KeyRing,
  type WrappedKey,
} from "./key-ring.ts";
export { readRing, withNewMaster, withoutMaster, type StoredKeyRing } from "./stored-key-ring.ts";
export {
  fieldKeysFromEnvironment,
  findRing,
  readPlace,
  replaceRing,
  type RingPlace,
} from "./field-keys.ts";
export { loadSecrets, type Secrets } from "./load-secrets.ts";
