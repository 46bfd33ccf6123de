import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@bursar/database/connection";
import { DEMO_CENTRE, DEMO_PEOPLE } from "./demo-people.ts";
import type { Product } from "./open-product.ts";

/** A demo account; its password was made for this data folder and stands in no other place. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly role: string;
}

/**
 * Makes the demo county, or what an interrupted start left out of it: the centre and its
 * accounts. A database with any centre that is no demo is left alone.
 *
 * @returns the demo accounts, or undefined when this is no demo database.
 */
export async function ensureDemoCounty(product: Product): Promise<DemoAccount[] | undefined> {
  const { ownerUrl, secrets, dataDirectory } = product;
  const owner = openDatabase({ url: ownerUrl, keys: secrets.fieldKeys, maxConnections: 2 });
  try {
    const centres = await owner.client<{ id: string; demo: boolean }[]>`
      select id, demo from centres order by id`;
    const isDemo = centres.every((centre) => centre.demo);
    if (!isDemo) return undefined;
    const accounts = demoAccounts(join(dataDirectory, "demo-accounts.json"));
    if (centres.some((centre) => centre.id === DEMO_CENTRE)) return accounts;
    // Loaded for the one start that needs it: hashing and sign-in cost every other start 0.4 s.
    const { createCounty } = await import("./create-county.ts");
    await createCounty(owner, accounts);
    return accounts;
  } finally {
    await owner.close();
  }
}

/** The accounts of this data folder, with passwords made on the first start. */
function demoAccounts(file: string): DemoAccount[] {
  if (!existsSync(file)) {
    const fresh = DEMO_PEOPLE.map(({ account, name, role }) => ({
      account,
      name,
      role,
      password: `demo-${randomBytes(9).toString("base64url")}`,
    }));
    try {
      writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return JSON.parse(readFileSync(file, "utf8")) as DemoAccount[];
}
