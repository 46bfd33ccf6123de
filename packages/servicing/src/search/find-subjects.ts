import { findBorrowersByIdNumber, loadBorrowers } from "@bursar/database/borrowers";
import type { Tx } from "@bursar/database/connection";
import {
  findCoBorrowerFiles,
  findHashedKeys,
  findKeys,
  findTailAndName,
  hashedKey,
  type FoundKey,
  type SearchKeyKind,
} from "@bursar/database/search";
import type { LetterOrName, SearchProbe } from "@bursar/domain/search";

const KINDS: Readonly<Record<LetterOrName["kind"], readonly SearchKeyKind[]>> = {
  letters: ["initials", "pinyin"],
  name: ["name"],
};

/** Whom and what one reading of a text finds. */
export async function findSubjects(tx: Tx, probe: SearchProbe): Promise<readonly FoundKey[]> {
  switch (probe.kind) {
    case "id-number":
      return findPerson(tx, probe.value);
    case "phone":
      return findPhone(tx, probe.value);
    case "tail":
      return findHashedKeys(tx, tailKeys(tx, probe.value));
    case "letters":
    case "name":
      return findKeys(tx, KINDS[probe.kind], probe.value);
    case "contract-number":
      return findKeys(tx, ["contract-number"], probe.value);
    case "receipt-code": {
      const key = hashedKey(tx, "receipt-code", probe.value);
      return findHashedKeys(tx, [{ kind: "receipt-code", key }]);
    }
    case "tail-and-name": {
      const by = { kinds: KINDS[probe.by.kind], text: probe.by.value };
      return findTailAndName(tx, tailKeys(tx, probe.tail), by);
    }
  }
}

/** A tail that ends in X is an ID number's alone. */
function tailKeys(tx: Tx, tail: string): { kind: SearchKeyKind; key: string }[] {
  const kinds = tail.endsWith("X") ? (["id-tail"] as const) : (["id-tail", "phone-tail"] as const);
  return kinds.map((kind) => ({ kind, key: hashedKey(tx, kind, tail) }));
}

/** The borrower whose card was scanned, and the children whose co-borrower this is. */
async function findPerson(tx: Tx, idNumber: string): Promise<readonly FoundKey[]> {
  const own = await findBorrowersByIdNumber(tx, [idNumber]);
  const children = await findCoBorrowerFiles(tx, idNumber);
  const subjectKind = "borrower" as const;
  return [
    ...[...own.values()].map(({ id }) => ({ subjectKind, subjectId: id, isExact: true })),
    ...children.map((subjectId) => ({ subjectKind, subjectId, isExact: false })),
  ];
}

async function findPhone(tx: Tx, phone: string): Promise<readonly FoundKey[]> {
  const key = hashedKey(tx, "phone-tail", phone.slice(-4));
  const sharing = await findHashedKeys(tx, [{ kind: "phone-tail", key }]);
  const people = await loadBorrowers(
    tx,
    sharing.map(({ subjectId }) => subjectId),
  );
  return sharing.filter(({ subjectId }) => people.get(subjectId)?.phone === phone);
}
