import { and, eq, inArray } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openNameSpeller } from "./name-keys.ts";
import { searchKeys, type SearchKeyKind } from "./tables.ts";

type SearchKey = Omit<typeof searchKeys.$inferInsert, "centreId">;

/** What a borrower is found by. */
export interface FindableBorrower {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/**
 * Keyed hash of what must not stand in clear, of this centre alone: four digits have ten thousand
 * values, so without the key a table of them would be no secret.
 */
export function hashedKey(
  tx: Pick<Tx, "keys" | "centreId">,
  kind: "id-tail" | "phone-tail" | "receipt-code",
  value: string,
): string {
  const hash = keyedHash(tx.keys, `search/${kind}`, `${tx.centreId}\0${value}`);
  return hash.subarray(0, 16).toString("base64url");
}

/** The keys of people, for those who write them by other means than {@link addBorrowerKeys}. */
export async function borrowerKeys(
  tx: Pick<Tx, "keys" | "centreId">,
  people: readonly FindableBorrower[],
): Promise<SearchKey[]> {
  if (people.length === 0) return [];
  const speller = await openNameSpeller();
  return people.flatMap(({ id, name, idNumber, phone }) => {
    const { names, initials, pinyin } = speller.keysOf(name);
    const ofKind = (kind: SearchKeyKind, keys: readonly string[]): SearchKey[] =>
      keys.map((key) => ({ kind, key, subjectKind: "borrower", subjectId: id }));
    return [
      ...ofKind("name", names),
      ...ofKind("initials", initials),
      ...ofKind("pinyin", pinyin),
      ...ofKind("id-tail", [hashedKey(tx, "id-tail", idNumber.slice(-4))]),
      ...ofKind("phone-tail", [hashedKey(tx, "phone-tail", phone.slice(-4))]),
    ];
  });
}

/** Makes new borrowers findable, in the transaction that adds them. */
export async function addBorrowerKeys(tx: Tx, people: readonly FindableBorrower[]): Promise<void> {
  await insertKeys(tx, await borrowerKeys(tx, people));
}

/** Puts a borrower's keys in the place of those that a change has made wrong. */
export async function replaceBorrowerKeys(
  tx: Tx,
  person: FindableBorrower,
  change: "name" | "phone",
): Promise<void> {
  const kinds: SearchKeyKind[] =
    change === "name" ? ["name", "initials", "pinyin"] : ["phone-tail"];
  const keys = await borrowerKeys(tx, [person]);
  await tx.orm
    .delete(searchKeys)
    .where(
      and(
        eq(searchKeys.centreId, tx.centreId),
        eq(searchKeys.subjectId, person.id),
        inArray(searchKeys.kind, kinds),
      ),
    );
  await insertKeys(
    tx,
    keys.filter(({ kind }) => kinds.includes(kind)),
  );
}

/** Makes contracts findable by number and, once they have one, by receipt code. */
export async function addContractKeys(
  tx: Tx,
  contracts: readonly {
    readonly id: string;
    readonly contractNo?: string | undefined;
    readonly receiptCode?: string | null | undefined;
  }[],
): Promise<void> {
  const keys = contracts.flatMap(({ id, contractNo, receiptCode }): SearchKey[] => {
    const subject = { subjectKind: "contract", subjectId: id } as const;
    return [
      ...(contractNo === undefined
        ? []
        : [{ ...subject, kind: "contract-number" as const, key: contractNo.toUpperCase() }]),
      ...(receiptCode === undefined || receiptCode === null
        ? []
        : [
            {
              ...subject,
              kind: "receipt-code" as const,
              key: hashedKey(tx, "receipt-code", receiptCode.toUpperCase()),
            },
          ]),
    ];
  });
  await insertKeys(tx, keys);
}

/** Takes away everything that a subject is found by, as when a person is erased. */
export async function removeSearchKeys(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  await tx.orm
    .delete(searchKeys)
    .where(
      and(eq(searchKeys.centreId, tx.centreId), inArray(searchKeys.subjectId, [...subjectIds])),
    );
}

/** Empties the centre's index, before it is built anew in the same transaction. */
export async function clearSearchKeys(tx: Tx): Promise<void> {
  await tx.orm.delete(searchKeys).where(eq(searchKeys.centreId, tx.centreId));
}

async function insertKeys(tx: Tx, keys: readonly SearchKey[]): Promise<void> {
  const rows = keys.map((key) => ({ centreId: tx.centreId, ...key }));
  for (const slice of inSlices(rows)) {
    await tx.orm.insert(searchKeys).values(slice).onConflictDoNothing();
  }
}
