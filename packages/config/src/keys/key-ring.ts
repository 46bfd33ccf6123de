import { hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";

/**
 * The master keys of personal data. Values are sealed with `currentKeyId`; older keys still open
 * what they sealed. `indexKey` makes the keyed hashes that find a person by an exact value.
 */
export interface KeyRing {
  readonly currentKeyId: string;
  /** The 32-byte data key of one centre under one master key. Throws on an unknown key id. */
  dataKey(keyId: string, centreId: string): Buffer;
  readonly indexKey: Buffer;
}

const Key = z.base64().refine((text) => Buffer.from(text, "base64").length === 32, {
  message: "a key is 32 bytes in base64",
});
const StoredKeyRing = z.object({
  currentKeyId: z.string().regex(/^[a-z0-9]{1,8}$/),
  keys: z.record(z.string(), Key),
  indexKey: Key,
});

/** A fresh ring with one master key, as the JSON text that {@link parseKeyRing} reads. */
export function createKeyRing(): string {
  const key = (): string => randomBytes(32).toString("base64");
  return JSON.stringify({ currentKeyId: "k1", keys: { k1: key() }, indexKey: key() });
}

/** Reads a key ring from its JSON text. Throws when a key is missing or has the wrong length. */
export function parseKeyRing(text: string): KeyRing {
  const stored = StoredKeyRing.parse(JSON.parse(text));
  if (!(stored.currentKeyId in stored.keys)) throw new Error("the current key is not in the ring");
  const derived = new Map<string, Buffer>();
  return {
    currentKeyId: stored.currentKeyId,
    indexKey: Buffer.from(stored.indexKey, "base64"),
    // One derived key a centre: a value copied into another centre's row can't be opened there,
    // and no table of wrapped keys has to be kept beside the data.
    dataKey(keyId, centreId) {
      const name = `${keyId}/${centreId}`;
      const known = derived.get(name);
      if (known) return known;
      const master = stored.keys[keyId];
      if (master === undefined) throw new Error(`no key ${keyId} in the ring`);
      const secret = Buffer.from(master, "base64");
      const key = Buffer.from(hkdfSync("sha256", secret, centreId, "bursar field key", 32));
      derived.set(name, key);
      return key;
    },
  };
}
