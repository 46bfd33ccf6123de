import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { KeyRingError } from "./key-ring-error.ts";
import { newRing, readRing } from "./stored-key-ring.ts";

/** A data key under lock: only the ring that holds this master key opens it. */
export interface WrappedKey {
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

/**
 * The master keys of personal data. They seal no value themselves: they wrap the data keys of the
 * centres, which stand in the database. `indexKey` makes the keyed hashes that find a person by
 * an exact value.
 */
export interface KeyRing {
  readonly currentKeyId: string;
  readonly masterKeyIds: readonly string[];
  readonly indexKey: Buffer;
  /** Puts a 32-byte data key under lock with the current master key; `name` is bound to it. */
  wrap(name: string, dataKey: Buffer): WrappedKey;
  /** The data key. @throws KeyRingError `keys.unknown-master`; Error when it was changed. */
  unwrap(name: string, wrapped: WrappedKey): Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A fresh ring with one master key, as the JSON text that {@link parseKeyRing} reads. */
export function createKeyRing(): string {
  return JSON.stringify(newRing());
}

/** Reads a key ring from its JSON text. Throws when a key is missing or has the wrong length. */
export function parseKeyRing(text: string): KeyRing {
  return openKeyRing(() => text);
}

/**
 * A ring whose text may change while the process runs, as a mounted file does: it is read again
 * before a key is wrapped, and when a key names a master key that this process has not seen.
 */
export function openKeyRing(read: () => string): KeyRing {
  let ring = readRing(read());
  const indexKey = Buffer.from(ring.indexKey, "base64");
  const reread = (): void => void (ring = readRing(read()));
  const masterOf = (id: string): Buffer => {
    if (!Object.hasOwn(ring.keys, id)) reread();
    const master = Object.hasOwn(ring.keys, id) ? ring.keys[id] : undefined;
    if (master !== undefined) return Buffer.from(master, "base64");
    throw new KeyRingError("keys.unknown-master", {
      zh: `密钥环里没有主密钥 ${id}。换上包含它的密钥环（BURSAR_FIELD_KEYS 或 field-keys.json）再试。`,
      en: `The key ring lacks the master key ${id}. Use the ring that has it (BURSAR_FIELD_KEYS or field-keys.json).`,
    });
  };
  return {
    indexKey,
    get currentKeyId() {
      return ring.currentKeyId;
    },
    get masterKeyIds() {
      return Object.keys(ring.keys);
    },
    wrap(name, dataKey) {
      reread();
      const masterKeyId = ring.currentKeyId;
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", masterOf(masterKeyId), iv);
      cipher.setAAD(Buffer.from(`data-key/${name}`));
      const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
      return { masterKeyId, wrapped: Buffer.concat([iv, cipher.getAuthTag(), body]) };
    },
    unwrap(name, { masterKeyId, wrapped }) {
      const iv = wrapped.subarray(0, IV_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", masterOf(masterKeyId), iv, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(`data-key/${name}`));
      decipher.setAuthTag(wrapped.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = wrapped.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    },
  };
}
