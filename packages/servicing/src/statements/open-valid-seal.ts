import { checkTerm, type Seal, type SealSource } from "@bursar/documents/seal";

/**
 * The seal, looked at before anything is begun: a certificate that has run out is told at once.
 *
 * @throws Refusal `seal.missing`, `seal.unreadable`, `seal.expired`, `seal.not-yet-valid`
 */
export async function openValidSeal(source: SealSource): Promise<Seal> {
  const seal = await source();
  checkTerm(seal.identity, new Date().toISOString());
  return seal;
}
