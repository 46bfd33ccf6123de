import type { Tx } from "@bursar/database/connection";
import { forbiddenIn } from "@bursar/domain/collection";
import { inForce } from "@bursar/domain/policy";
import { Refusal } from "@bursar/domain/refusal";
import { loadPolicy } from "../policies/load-policy.ts";
import { collectionTexts } from "./collection-refusals.ts";

/**
 * Nothing that threatens leaves the centre (rulebook 6.6 item 7).
 *
 * @throws Refusal `collection.forbidden-words` with the words.
 */
export async function requireCleanText(tx: Tx, text: string, on: string): Promise<void> {
  const { forbiddenWords } = (await loadPolicy(tx)).collections;
  const words = forbiddenIn(text, inForce(forbiddenWords, on).value);
  if (words.length === 0) return;
  const { zh, en, status } = collectionTexts["collection.forbidden-words"];
  throw new Refusal("collection.forbidden-words", { zh, en, status, data: { words } });
}
