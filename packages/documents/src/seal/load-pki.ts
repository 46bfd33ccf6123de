type Pki = typeof import("pkijs");
type Asn1 = typeof import("asn1js");

/** Loaded with the first seal, not with the process. */
export async function loadPki(): Promise<{ readonly pki: Pki; readonly asn1: Asn1 }> {
  const [pki, asn1] = await Promise.all([import("pkijs"), import("asn1js")]);
  return { pki, asn1 };
}
