import { keyedHash, type Tx } from "@bursar/database/connection";

/**
 * The code that a new number is confirmed with: six digits made from the change and the number
 * under the index key. It is computed when it is sent and when it is compared, and never kept.
 */
export function confirmationCode(tx: Tx, changeId: string, phone: string): string {
  const hash = keyedHash(tx.keys, "phone-confirmation", `${changeId}/${phone}`);
  return (hash.readUInt32BE() % 1_000_000).toString().padStart(6, "0");
}
