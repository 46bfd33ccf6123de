import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readEnvironment } from "../environment/read-environment.ts";
import { createOnce } from "./create-once.ts";
import { openFieldKeys, type FieldKeys } from "./field-keys.ts";
import { KeyRingError } from "./key-ring-error.ts";
import type { KeyRing } from "./key-ring.ts";

const fromEnvironment = z.object({
  BURSAR_AUTH_SECRET: z.string().min(32).optional(),
  BURSAR_APP_PASSWORD: z.string().min(12).optional(),
  BURSAR_BATCH_PASSWORD: z.string().min(12).optional(),
  BURSAR_NATIONAL_PASSWORD: z.string().min(12).optional(),
  BURSAR_POLICY_PASSWORD: z.string().min(12).optional(),
});
const Stored = z.object({
  authSecret: z.string(),
  appPassword: z.string(),
  batchPassword: z.string(),
  nationalPassword: z.string(),
  /** A folder made before this login has none; see {@link policyPasswordOf}. */
  policyPassword: z.string().optional(),
});

/** Everything secret that one installation needs. */
export interface Secrets {
  readonly fieldKeys: KeyRing;
  /** Where the ring is kept, for the command that changes it. */
  readonly fieldKeysPlace: FieldKeys["place"];
  /** The variables that give a child process the same ring. */
  readonly fieldKeysEnvironment: Readonly<Record<string, string>>;
  /** Signs staff sessions. */
  readonly authSecret: string;
  /** Passwords of the services' database logins. */
  readonly appPassword: string;
  readonly batchPassword: string;
  readonly nationalPassword: string;
  readonly policyPassword: string;
}

/**
 * The secrets from the environment where they stand there (production), otherwise from
 * `secrets.json` and `field-keys.json` in the data folder, made on first use with mode 0600.
 *
 * @throws KeyRingError `keys.earlier-folder` for a data folder of a version before wrapped keys.
 */
export function loadSecrets(dataDirectory: string): Secrets {
  const given = readEnvironment(fromEnvironment);
  const stored = loadStored(dataDirectory);
  const keys = openFieldKeys(dataDirectory);
  return {
    fieldKeys: keys.ring,
    fieldKeysPlace: keys.place,
    fieldKeysEnvironment: keys.environment,
    authSecret: given.BURSAR_AUTH_SECRET ?? stored.authSecret,
    appPassword: given.BURSAR_APP_PASSWORD ?? stored.appPassword,
    batchPassword: given.BURSAR_BATCH_PASSWORD ?? stored.batchPassword,
    nationalPassword: given.BURSAR_NATIONAL_PASSWORD ?? stored.nationalPassword,
    policyPassword: given.BURSAR_POLICY_PASSWORD ?? policyPasswordOf(stored),
  };
}

/** Of a folder that has none a password is made from its secret, the same one every time. */
function policyPasswordOf({ policyPassword, authSecret }: z.infer<typeof Stored>): string {
  if (policyPassword !== undefined) return policyPassword;
  return createHmac("sha256", authSecret).update("bursar_policy login").digest("base64url");
}

/** What stands in `secrets.json`, made when it isn't there. */
export function loadStored(dataDirectory: string): z.infer<typeof Stored> {
  const file = join(dataDirectory, "secrets.json");
  if (!existsSync(file)) {
    const fresh = {
      authSecret: randomBytes(32).toString("base64url"),
      appPassword: randomBytes(18).toString("base64url"),
      batchPassword: randomBytes(18).toString("base64url"),
      nationalPassword: randomBytes(18).toString("base64url"),
      policyPassword: randomBytes(18).toString("base64url"),
    };
    createOnce(file, JSON.stringify(fresh, null, 2));
  }
  chmodSync(file, 0o600);
  const stored: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (typeof stored === "object" && stored !== null && "fieldKeys" in stored) {
    throw earlierFolder(dataDirectory);
  }
  return Stored.parse(stored);
}

function earlierFolder(dataDirectory: string): KeyRingError {
  return new KeyRingError("keys.earlier-folder", {
    zh: `数据文件夹 ${dataDirectory} 由较早的版本建立，其中的个人信息用旧方式加密，这个版本打不开。请移走该文件夹重新开始，或用原来的版本打开它。`,
    en: `The data folder ${dataDirectory} was made by an earlier version, which sealed personal data in a way that this one can't open. Move it away to start afresh, or open it with the version that made it.`,
  });
}
