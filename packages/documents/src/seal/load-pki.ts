import type * as Asn1 from "asn1js";
import type * as Pki from "pkijs";

/** Loaded with the first seal, not with the process. */
export async function loadPki(): Promise<{
  readonly pki: typeof Pki;
  readonly asn1: typeof Asn1;
}> {
  const [pki, asn1] = await Promise.all([import("pkijs"), import("asn1js")]);
  return { pki, asn1 };
}
