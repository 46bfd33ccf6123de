import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { identityOf } from "./identity-of.ts";
import { loadPki } from "./load-pki.ts";
import type { Seal } from "./seal.ts";
import { sealUnreadable } from "./seal-refusals.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

interface KeyAndCertificates {
  readonly privateKey: KeyObject;
  readonly certificates: readonly Buffer[];
}

/**
 * Opens a seal from a PKCS #12 file (AES, as openssl 3 and later write it) or from PEM with key and
 * certificates. Keys are RSA from 2048 bits or P-256.
 *
 * @throws Refusal `seal.unreadable`
 */
export async function openSeal(content: Buffer, password: string): Promise<Seal> {
  try {
    const isPem = content.subarray(0, 11).toString("latin1") === "-----BEGIN ";
    const found = isPem
      ? readPem(content.toString("latin1"), password)
      : await readP12(content, password);
    const { privateKey } = found;
    const parsed = found.certificates.map((der) => new X509Certificate(der));
    const own = parsed.find((certificate) => certificate.checkPrivateKey(privateKey));
    if (own === undefined || !isStrong(privateKey)) throw sealUnreadable();
    const others = parsed.filter((certificate) => certificate !== own);
    const certificates = [own, ...others].map(({ raw }) => raw);
    return { identity: identityOf(own), privateKey, certificates };
  } catch {
    // What a broken key file makes the libraries say may quote it.
    throw sealUnreadable();
  }
}

const RSA_BITS_MIN = 2048;

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === "ec") return asymmetricKeyDetails?.namedCurve === "prime256v1";
  return asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= RSA_BITS_MIN;
}

function readPem(text: string, passphrase: string): KeyAndCertificates {
  const certificates = (text.match(CERTIFICATE) ?? []).map((pem) => new X509Certificate(pem).raw);
  return { privateKey: createPrivateKey({ key: text, format: "pem", passphrase }), certificates };
}

async function readP12(content: Buffer, password: string): Promise<KeyAndCertificates> {
  const { pki } = await loadPki();
  const secret = toArrayBuffer(Buffer.from(password, "utf8"));
  const file = pki.PFX.fromBER(content);
  await file.parseInternalValues({ password: secret, checkIntegrity: true });
  const safe = file.parsedValue?.authenticatedSafe;
  if (safe === undefined) throw sealUnreadable();
  const safeContents = safe.safeContents.map(() => ({ password: secret }));
  await safe.parseInternalValues({ safeContents });
  const contents = safe.parsedValue.safeContents as {
    value: InstanceType<typeof pki.SafeContents>;
  }[];
  const certificates: Buffer[] = [];
  let key: Buffer | undefined;
  for (const { bagValue } of contents.flatMap(({ value }) => value.safeBags)) {
    if (bagValue instanceof pki.CertBag && bagValue.parsedValue instanceof pki.Certificate) {
      certificates.push(Buffer.from(bagValue.parsedValue.toSchema().toBER()));
    } else if (bagValue instanceof pki.PKCS8ShroudedKeyBag) {
      await (bagValue as unknown as Shrouded).parseInternalValues({ password: secret });
      key = Buffer.from(bagValue.parsedValue?.toSchema().toBER() ?? new ArrayBuffer(0));
    } else if (bagValue instanceof pki.PrivateKeyInfo) {
      key = Buffer.from(bagValue.toSchema().toBER());
    }
  }
  if (key === undefined) throw sealUnreadable();
  return { privateKey: createPrivateKey({ key, format: "der", type: "pkcs8" }), certificates };
}

/** The library declares this method protected but has no other way to a key under a password. */
interface Shrouded {
  parseInternalValues(given: { readonly password: ArrayBuffer }): Promise<void>;
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
