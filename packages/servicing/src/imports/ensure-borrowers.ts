import {
  findBorrowersByIdNumber,
  insertBorrowers,
  type NewBorrower,
} from "@bursar/database/borrowers";
import { addLocators } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";

/**
 * The borrower behind each ID number; those who are new to the centre are added, once each. What
 * is on file of the others stays as it is.
 */
export async function ensureBorrowers(
  tx: Tx,
  people: readonly NewBorrower[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly isNew: boolean }>> {
  const wanted = new Map(people.map((person) => [person.idNumber, person]));
  const known = await findBorrowersByIdNumber(tx, [...wanted.keys()]);
  const added = [...wanted.values()].filter((person) => !known.has(person.idNumber));
  const ids = await insertBorrowers(tx, added);
  await addLocators(
    tx,
    added.map((person) => ({ kind: "id-number", value: person.idNumber })),
  );
  return new Map<string, { readonly id: string; readonly isNew: boolean }>([
    ...[...known].map(([idNumber, { id }]) => [idNumber, { id, isNew: false }] as const),
    ...added.map(
      (person, index) => [person.idNumber, { id: ids[index] ?? "", isNew: true }] as const,
    ),
  ]);
}
