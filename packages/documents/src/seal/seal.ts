import type { KeyObject } from "node:crypto";

/** Who seals, as the certificate says it. */
export interface SealIdentity {
  /** Common name of the certificate. */
  readonly name: string;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
  /** The certificate's own term, ISO instants. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly selfSigned: boolean;
}

/** A private key, its certificate and what stands between that and a root. */
export interface Seal {
  readonly identity: SealIdentity;
  readonly privateKey: KeyObject;
  /** DER; the signer's own first. */
  readonly certificates: readonly Buffer[];
}
