import { loadSecrets } from "@bursar/config/keys";
import { openDatabase, type Database } from "@bursar/database/connection";
import type { Product } from "../product/open-product.ts";

/**
 * Opens the database as its owner for the time of `work`: only the owner may change the rows of
 * keys, and seal anew what stands in history. The ring is read now, as it was last written.
 */
export async function asOwner<T>(
  product: Product,
  work: (owner: Database) => Promise<T>,
): Promise<T> {
  const { fieldKeys: keys } = loadSecrets(product.dataDirectory);
  const url = product.ownerUrl;
  const owner = openDatabase({ url, keys, maxConnections: 2, name: "bursar-cli-keys" });
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}
