import { openWith, sealWith } from "./seal.ts";
import type { SealContext } from "./seal-text.ts";

const DOT = 0x2e;

/** Encrypts bytes as `sealText` does text: `d1.` and then iv, tag and content, 31 bytes more. */
export function sealBytes(context: SealContext, column: string, content: Buffer): Buffer {
  const { keyId, packed } = sealWith(context.dataKeys, column, content);
  return Buffer.concat([Buffer.from(`${keyId}.`), packed]);
}

/** Decrypts what {@link sealBytes} made. Throws when it was changed, moved or cut. */
export function openBytes(context: SealContext, column: string, sealed: Buffer): Buffer {
  const dot = sealed.indexOf(DOT);
  const keyId = sealed.subarray(0, Math.max(0, dot)).toString("latin1");
  return openWith(context.dataKeys, column, { keyId, packed: sealed.subarray(dot + 1) });
}
