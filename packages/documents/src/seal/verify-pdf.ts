import { createHash, timingSafeEqual, verify, X509Certificate } from "node:crypto";
import { identityOf } from "./identity-of.ts";
import { loadPki } from "./load-pki.ts";
import { oids } from "./oids.ts";
import type { SealIdentity } from "./seal.ts";

/** Why a seal does not hold. Offsets count bytes from 0. */
export type SealFault =
  | { readonly kind: "unsealed" }
  | { readonly kind: "unreadable" }
  /** Bytes from `offset` on are not under the seal: they were added after it. */
  | { readonly kind: "uncovered"; readonly offset: number; readonly bytes: number }
  /** The covered bytes are not those that were sealed. */
  | { readonly kind: "changed" }
  | { readonly kind: "forged" }
  | { readonly kind: "outside-term"; readonly signer: SealIdentity; readonly sealedAt: string };

/** A seal that holds. Whether its signer is trusted is the reader's to say. */
export interface GoodSeal {
  readonly kind: "good";
  readonly signer: SealIdentity;
  /** ISO instant that the signer gave. */
  readonly sealedAt: string;
  readonly reason: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

/**
 * Whether a PDF is as it was sealed: its last signature covers every byte, the digest is theirs,
 * the signature is of the certificate's key, the certificate is the one that was signed along, and
 * it held at the time given. Reads no network and no store.
 */
export async function verifyPdf(pdf: Buffer): Promise<GoodSeal | SealFault> {
  const place = placeOf(pdf);
  if (place.kind !== "found") return place;
  const { covered, contents, dictionary } = place;
  let message: SignedMessage;
  try {
    message = await readMessage(contents);
  } catch {
    return { kind: "unreadable" };
  }
  const digest = createHash("sha256");
  for (const part of covered) digest.update(part);
  if (!isSame(digest.digest(), message.digest)) return { kind: "changed" };
  const { certificate } = message;
  const isOwn = isSame(
    createHash("sha256").update(certificate.raw).digest(),
    message.certificateHash,
  );
  if (!isOwn || !verify("sha256", message.signed, certificate.publicKey, message.signature)) {
    return { kind: "forged" };
  }
  const signer = identityOf(certificate);
  const sealedAt = sealedAtOf(dictionary);
  if (sealedAt === undefined) return { kind: "unreadable" };
  if (sealedAt < signer.validFrom || sealedAt > signer.validTo) {
    return { kind: "outside-term", signer, sealedAt };
  }
  const sha256 = createHash("sha256").update(pdf).digest("hex");
  return { kind: "good", signer, sealedAt, reason: reasonOf(dictionary), sha256 };
}

/** What the last signature of a PDF says was sealed, whether it holds or not; else empty. */
export function signedReason(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  return reasonOf(text.slice(Math.max(0, text.lastIndexOf("/SubFilter"))));
}

interface SignaturePlace {
  readonly kind: "found";
  readonly covered: readonly Buffer[];
  readonly contents: Buffer;
  readonly dictionary: string;
}

function placeOf(pdf: Buffer): SignaturePlace | SealFault {
  const text = pdf.toString("latin1");
  const last = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (last === undefined) return { kind: "unsealed" };
  const [from = 0, length = 0, rest = 0, restLength = 0] = last.slice(1).map(Number);
  const gap = text.slice(length, rest);
  const isWhole = from === 0 && last.index < length && /^<(?:[0-9A-Fa-f]{2})+>$/.test(gap);
  if (!isWhole || rest + restLength > pdf.length) return { kind: "unreadable" };
  const end = rest + restLength;
  if (end < pdf.length) return { kind: "uncovered", offset: end, bytes: pdf.length - end };
  return {
    kind: "found",
    covered: [pdf.subarray(0, length), pdf.subarray(rest)],
    contents: Buffer.from(gap.slice(1, -1), "hex"),
    dictionary: text.slice(text.lastIndexOf(" obj", last.index), length),
  };
}

interface SignedMessage {
  readonly certificate: X509Certificate;
  /** DER of the signed attributes. */
  readonly signed: Buffer;
  readonly signature: Buffer;
  readonly digest: Buffer;
  readonly certificateHash: Buffer;
}

async function readMessage(contents: Buffer): Promise<SignedMessage> {
  const { asn1, pki } = await loadPki();
  // The room behind the signature is zeros.
  const info = pki.ContentInfo.fromBER(contents.subarray(0, derLength(contents)));
  const data = new pki.SignedData({ schema: info.content });
  const [signer] = data.signerInfos;
  const sid = signer?.sid;
  if (!(sid instanceof pki.IssuerAndSerialNumber) || signer?.signedAttrs === undefined) {
    throw new Error("no signer");
  }
  if (data.signerInfos.length > 1 || signer.digestAlgorithm.algorithmId !== oids.sha256) {
    throw new Error("another kind of signature");
  }
  const own = (data.certificates ?? [])
    .filter((one) => one instanceof pki.Certificate)
    .find((one) => one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer));
  if (own === undefined) throw new Error("no certificate");
  const { attributes } = signer.signedAttrs;
  const valueOf = (type: string): unknown => {
    const found = attributes.filter((one) => one.type === type);
    if (found.length !== 1) throw new Error("a signed attribute is missing");
    return found[0]?.values[0] as unknown;
  };
  const bytesOf = (value: unknown): Buffer => {
    if (!(value instanceof asn1.OctetString)) throw new Error("no octets");
    return Buffer.from(value.valueBlock.valueHexView);
  };
  let certId = valueOf(oids.signingCertificateV2);
  // SigningCertificateV2 → certs → the first → its hash, with SHA-256 left out as the default.
  for (let depth = 0; depth < 3; depth += 1) {
    if (!(certId instanceof asn1.Sequence)) throw new Error("no certificate id");
    certId = certId.valueBlock.value[0];
  }
  const signed = new asn1.Set({ value: attributes.map((one) => one.toSchema()) });
  return {
    certificate: new X509Certificate(Buffer.from(own.toSchema().toBER())),
    signed: Buffer.from(signed.toBER()),
    signature: bytesOf(signer.signature),
    digest: bytesOf(valueOf(oids.messageDigest)),
    certificateHash: bytesOf(certId),
  };
}

/** Length of the first DER value, its head included. */
function derLength(bytes: Buffer): number {
  const first = bytes.readUInt8(1);
  if (first < 0x80) return first + 2;
  const width = first & 0x7f;
  return 2 + width + bytes.readUIntBE(2, width);
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `D:20261220101500+08'00'` as an instant. */
function sealedAtOf(dictionary: string): string | undefined {
  const parts = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'\)/.exec(
    dictionary,
  );
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, zone, zoneMinutes] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${zoneMinutes}`;
  const instant = Date.parse(written);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}

function reasonOf(dictionary: string): string {
  const hex = /\/Reason\s*<([0-9A-Fa-f]*)>/.exec(dictionary)?.[1] ?? "";
  const bytes = Buffer.from(hex, "hex");
  if (bytes.length % 2 === 1) return "";
  return bytes.swap16().toString("utf16le").replace("\ufeff", "");
}
