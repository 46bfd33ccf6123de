import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../environment/read-environment.ts";
import { createOnce } from "./create-once.ts";
import { createKeyRing, openKeyRing, type KeyRing } from "./key-ring.ts";
import { readRing, type StoredKeyRing } from "./stored-key-ring.ts";

/** A file that this program may write, or a store of secrets that only the operator may. */
export type RingPlace =
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "given"; readonly text: string };

export interface FieldKeys {
  readonly ring: KeyRing;
  readonly place: RingPlace;
  /** The variables that give a child process the same ring. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The ring of `BURSAR_FIELD_KEYS`, or of the file that `BURSAR_FIELD_KEYS_FILE` names, which is
 * read again when it has changed.
 *
 * @throws EnvironmentError when neither is set.
 */
export function fieldKeysFromEnvironment(): KeyRing {
  const place = givenPlace();
  if (place !== undefined) return openPlace(place).ring;
  throw new EnvironmentError("环境变量有误 (environment): BURSAR_FIELD_KEYS");
}

/** The ring of the environment, else `field-keys.json` of the data folder, made on first use. */
export function openFieldKeys(dataDirectory: string): FieldKeys {
  return openPlace(findRing(dataDirectory));
}

/** Where the ring is kept, without asking whether a service may use it as it is. */
export function findRing(dataDirectory: string): RingPlace {
  const given = givenPlace();
  if (given !== undefined) return given;
  const file = join(dataDirectory, "field-keys.json");
  if (!existsSync(file)) createOnce(file, createKeyRing());
  chmodSync(file, 0o600);
  return { kind: "file", file };
}

/** The ring as it is kept. */
export function readPlace(place: RingPlace): StoredKeyRing {
  return readRing(place.kind === "file" ? readFileSync(place.file, "utf8") : place.text);
}

/** Puts a changed ring in the place of the former, all of it or nothing, whatever happens. */
export function replaceRing(file: string, ring: StoredKeyRing): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeSync(handle, JSON.stringify(ring));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}

function givenPlace(): RingPlace | undefined {
  const { BURSAR_FIELD_KEYS: text, BURSAR_FIELD_KEYS_FILE: file } = process.env;
  if (text !== undefined && text !== "") return { kind: "given", text };
  return file === undefined || file === "" ? undefined : { kind: "file", file };
}

function openPlace(place: RingPlace): FieldKeys {
  if (place.kind === "given") {
    const { text } = place;
    return { ring: openKeyRing(() => text), place, environment: { BURSAR_FIELD_KEYS: text } };
  }
  const { file } = place;
  const ring = openKeyRing(() => readFileSync(file, "utf8"));
  return { ring, place, environment: { BURSAR_FIELD_KEYS_FILE: file } };
}
