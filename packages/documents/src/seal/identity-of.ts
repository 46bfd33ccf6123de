import type { X509Certificate } from "node:crypto";
import type { SealIdentity } from "./seal.ts";

/** Whose certificate this is, and for how long. */
export function identityOf(certificate: X509Certificate): SealIdentity {
  const { subject, issuer, fingerprint256, validFrom, validTo } = certificate;
  const isOwnIssuer = subject === issuer && certificate.verify(certificate.publicKey);
  return {
    name: /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll("\n", ", "),
    fingerprint: fingerprint256.replaceAll(":", "").toLowerCase(),
    validFrom: new Date(validFrom).toISOString(),
    validTo: new Date(validTo).toISOString(),
    selfSigned: isOwnIssuer,
  };
}
