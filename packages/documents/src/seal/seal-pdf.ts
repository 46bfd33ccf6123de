import { addSignatureField } from "./add-signature-field.ts";
import type { Seal, SealIdentity } from "./seal.ts";
import { sealExpired, sealNotYetValid } from "./seal-refusals.ts";
import { signDetached } from "./sign-detached.ts";

/** What a signature takes beside its certificates. */
const ROOM_BYTES = 2048;

/**
 * Refuses before anything is begun what could not be sealed at the end.
 *
 * @param at ISO instant
 * @throws Refusal `seal.expired`, `seal.not-yet-valid`
 */
export function checkTerm({ validFrom, validTo }: SealIdentity, at: string): void {
  const instant = Date.parse(at);
  if (instant < Date.parse(validFrom)) throw sealNotYetValid();
  if (instant > Date.parse(validTo)) throw sealExpired();
}

/**
 * Seals a PDF of our own (PAdES: ETSI.CAdES.detached over all its bytes but the signature's own
 * room). Nothing of the given bytes is changed; what is added follows them.
 *
 * @param given.at ISO instant of sealing, within the certificate's term
 * @param given.reason what is sealed, shown by readers
 * @throws Refusal `seal.expired`, `seal.not-yet-valid`
 */
export async function sealPdf(
  pdf: Buffer,
  given: { readonly seal: Seal; readonly at: string; readonly reason: string },
): Promise<Buffer> {
  const { seal, at, reason } = given;
  checkTerm(seal.identity, at);
  const certificates = seal.certificates.reduce((bytes, der) => bytes + der.length, 0);
  const facts = { signer: seal.identity.name, reason, at };
  const room = ROOM_BYTES + certificates;
  const { bytes, gapFrom, gapTo } = addSignatureField(pdf, facts, room);
  const covered = [bytes.subarray(0, gapFrom), bytes.subarray(gapTo)];
  const signature = await signDetached(seal, covered);
  if (signature.length > room) throw new Error("the signature is larger than its room");
  bytes.write(signature.toString("hex").toUpperCase(), gapFrom + 1, "latin1");
  return bytes;
}
