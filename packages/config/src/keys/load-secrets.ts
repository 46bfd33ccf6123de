import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readEnvironment } from "../environment/read-environment.ts";
import { createKeyRing, parseKeyRing, type KeyRing } from "./key-ring.ts";

const fromEnvironment = z.object({
  BURSAR_FIELD_KEYS: z.string().optional(),
  BURSAR_AUTH_SECRET: z.string().min(32).optional(),
  BURSAR_APP_PASSWORD: z.string().min(12).optional(),
  BURSAR_BATCH_PASSWORD: z.string().min(12).optional(),
});
const Stored = z.object({
  fieldKeys: z.string(),
  authSecret: z.string(),
  appPassword: z.string(),
  batchPassword: z.string(),
});

/** Everything secret that one installation needs. */
export interface Secrets {
  readonly fieldKeys: KeyRing;
  /** The stored text of `fieldKeys`, to hand to a child process through its environment. */
  readonly fieldKeysText: string;
  /** Signs staff sessions. */
  readonly authSecret: string;
  /** Passwords of the services' database logins. */
  readonly appPassword: string;
  readonly batchPassword: string;
}

/**
 * The secrets from the environment where they stand there (production), otherwise from
 * `secrets.json` in the data folder, made on first use with mode 0600.
 */
export function loadSecrets(dataDirectory: string): Secrets {
  const given = readEnvironment(fromEnvironment);
  const stored = readOrCreate(join(dataDirectory, "secrets.json"), dataDirectory);
  const fieldKeysText = given.BURSAR_FIELD_KEYS ?? stored.fieldKeys;
  return {
    fieldKeys: parseKeyRing(fieldKeysText),
    fieldKeysText,
    authSecret: given.BURSAR_AUTH_SECRET ?? stored.authSecret,
    appPassword: given.BURSAR_APP_PASSWORD ?? stored.appPassword,
    batchPassword: given.BURSAR_BATCH_PASSWORD ?? stored.batchPassword,
  };
}

function readOrCreate(file: string, directory: string): z.infer<typeof Stored> {
  if (!existsSync(file)) create(file, directory);
  chmodSync(file, 0o600);
  return Stored.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Written beside and linked into place, so that of several first starts one set of keys wins. */
function create(file: string, directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const fresh = {
    fieldKeys: createKeyRing(),
    authSecret: randomBytes(32).toString("base64url"),
    appPassword: randomBytes(18).toString("base64url"),
    batchPassword: randomBytes(18).toString("base64url"),
  };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}
