export { createKeyRing, parseKeyRing, type KeyRing } from "./key-ring.ts";
export { loadSecrets, type Secrets } from "./load-secrets.ts";
