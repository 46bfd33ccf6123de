import { createHash, sign } from "node:crypto";
import { loadPki } from "./load-pki.ts";
import { oids } from "./oids.ts";
import type { Seal } from "./seal.ts";

/**
 * A detached CMS signature over `content` as CAdES asks for it: the signed attributes are content
 * type, digest and the signer's certificate by its hash. The time stands in the PDF's own entry,
 * as EN 319 142-1 wants.
 */
export async function signDetached(seal: Seal, content: readonly Buffer[]): Promise<Buffer> {
  const { asn1, pki } = await loadPki();
  const [own, ...chain] = seal.certificates;
  if (own === undefined) throw new Error("a seal has no certificate");
  const signer = pki.Certificate.fromBER(own);
  const digest = createHash("sha256");
  for (const part of content) digest.update(part);
  const algorithm = (id: string) => new pki.AlgorithmIdentifier({ algorithmId: id });
  const attribute = (type: string, value: object) => new pki.Attribute({ type, values: [value] });
  const certificateHash = createHash("sha256").update(own).digest();
  // ESSCertIDv2 with SHA-256, which is the default and so is left out.
  const certId = new asn1.Sequence({
    value: [new asn1.OctetString({ valueHex: certificateHash })],
  });
  const attributes = inDerOrder([
    attribute(oids.contentType, new asn1.ObjectIdentifier({ value: oids.data })),
    attribute(oids.messageDigest, new asn1.OctetString({ valueHex: digest.digest() })),
    attribute(
      oids.signingCertificateV2,
      new asn1.Sequence({ value: [new asn1.Sequence({ value: [certId] })] }),
    ),
  ]);
  const signed = new asn1.Set({ value: attributes.map((one) => one.toSchema()) });
  const signature = sign("sha256", Buffer.from(signed.toBER()), seal.privateKey);
  const info = new pki.SignerInfo({
    version: 1,
    sid: new pki.IssuerAndSerialNumber({
      issuer: signer.issuer,
      serialNumber: signer.serialNumber,
    }),
    digestAlgorithm: algorithm(oids.sha256),
    signedAttrs: new pki.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: algorithm(
      seal.privateKey.asymmetricKeyType === "ec" ? oids.ecdsaSha256 : oids.rsaSha256,
    ),
    signature: new asn1.OctetString({ valueHex: signature }),
  });
  const message = new pki.SignedData({
    version: 1,
    digestAlgorithms: [algorithm(oids.sha256)],
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: oids.data }),
    certificates: [signer, ...chain.map((der) => pki.Certificate.fromBER(der))],
    signerInfos: [info],
  });
  const content7 = new pki.ContentInfo({
    contentType: oids.signedData,
    content: message.toSchema(true),
  });
  return Buffer.from(content7.toSchema().toBER());
}

/** DER sorts a set by the bytes of its members. */
function inDerOrder<T extends { toSchema(): { toBER(): ArrayBuffer } }>(given: T[]): T[] {
  const der = (one: T): Buffer => Buffer.from(one.toSchema().toBER());
  return given.toSorted((a, b) => Buffer.compare(der(a), der(b)));
}
