import { randomBytes } from "node:crypto";
import { z } from "zod";

const Key = z.base64().refine((text) => Buffer.from(text, "base64").length === 32, {
  message: "a key is 32 bytes in base64",
});
const StoredKeyRing = z.object({
  currentKeyId: z.string().regex(/^k[1-9]\d{0,5}$/),
  keys: z.record(z.string().regex(/^k[1-9]\d{0,5}$/), Key),
  indexKey: Key,
});

/** A key ring as it is kept: JSON, keys in base64, master keys `k1`, `k2`, … */
export type StoredKeyRing = z.infer<typeof StoredKeyRing>;

const newKey = (): string => randomBytes(32).toString("base64");

export function newRing(): StoredKeyRing {
  return { currentKeyId: "k1", keys: { k1: newKey() }, indexKey: newKey() };
}

/** @throws Error when a key is missing or has the wrong length; no key stands in its message. */
export function readRing(text: string): StoredKeyRing {
  const ring = StoredKeyRing.parse(JSON.parse(text));
  if (!Object.hasOwn(ring.keys, ring.currentKeyId)) {
    throw new Error("the current key is not in the ring");
  }
  return ring;
}

/** The ring with one more master key, which wraps from now on; the others still unwrap. */
export function withNewMaster(ring: StoredKeyRing): StoredKeyRing {
  const last = Math.max(...Object.keys(ring.keys).map((id) => Number(id.slice(1))));
  const id = `k${last + 1}`;
  return { ...ring, currentKeyId: id, keys: { ...ring.keys, [id]: newKey() } };
}

/** The ring without a master key. @throws Error for the current one */
export function withoutMaster(ring: StoredKeyRing, id: string): StoredKeyRing {
  if (id === ring.currentKeyId) throw new Error("the current master key can't be removed");
  const { [id]: _removed, ...keys } = ring.keys;
  return { ...ring, keys };
}
