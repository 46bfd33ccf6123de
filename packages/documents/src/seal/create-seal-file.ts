import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { loadPki } from "./load-pki.ts";
import { oids } from "./oids.ts";

const YEARS = 3;

/**
 * A fresh key (P-256) with a certificate that it signs itself, both as PEM in one text. Readers
 * show such a seal as whole but of an unknown signer: a centre that gives sheets to others has a
 * certificate of an authority.
 *
 * @param given.name common name of the certificate
 * @param given.at ISO instant from which it holds, for three years
 */
export async function createSealFile(given: {
  readonly name: string;
  readonly at: string;
}): Promise<string> {
  const { asn1, pki } = await loadPki();
  const { privateKey: key, publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "der" },
  });
  const certificate = new pki.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ valueHex: serialNumber() });
  for (const name of [certificate.subject, certificate.issuer]) {
    const value = new asn1.Utf8String({ value: given.name });
    name.typesAndValues = [new pki.AttributeTypeAndValue({ type: oids.commonName, value })];
  }
  const from = new Date(given.at);
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + YEARS);
  certificate.notBefore = new pki.Time({ type: 0, value: from });
  certificate.notAfter = new pki.Time({ type: 0, value: to });
  certificate.subjectPublicKeyInfo = pki.PublicKeyInfo.fromBER(publicKey);
  const constraints = new pki.BasicConstraints({ cA: false });
  // digitalSignature and contentCommitment.
  const usage = new asn1.BitString({ valueHex: Buffer.from([0xc0]), unusedBits: 6 });
  certificate.extensions = [
    extensionOf(oids.basicConstraints, constraints.toSchema().toBER()),
    extensionOf(oids.keyUsage, usage.toBER()),
  ];
  const algorithm = new pki.AlgorithmIdentifier({ algorithmId: oids.ecdsaSha256 });
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  const body = Buffer.from(certificate.encodeTBS().toBER());
  const signature = sign("sha256", body, createPrivateKey(key));
  certificate.signatureValue = new asn1.BitString({ valueHex: signature });
  const der = Buffer.from(certificate.toSchema(true).toBER());
  return `${key}${pemOf(der)}`;

  function extensionOf(extnID: string, extnValue: ArrayBuffer) {
    return new pki.Extension({ extnID, critical: true, extnValue });
  }
}

/** Positive and without a leading zero, as DER has it. */
function serialNumber(): Buffer {
  const number = randomBytes(16);
  number.writeUInt8((number.readUInt8(0) & 0x3f) | 0x40, 0);
  return number;
}

function pemOf(der: Buffer): string {
  const lines = der.toString("base64").replaceAll(/(.{64})(?=.)/g, "$1\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
