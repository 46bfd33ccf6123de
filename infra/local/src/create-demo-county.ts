import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { insertCentre } from "@bursar/database/centres";
import { openDatabase, type Database } from "@bursar/database/connection";
import { insertUniversities } from "@bursar/database/universities";
import { readTable } from "@bursar/documents/tables";
import { createStaffAccount } from "@bursar/identity/staff";
import type { Product } from "./open-product.ts";

export const DEMO_CENTRE = "cen_demo";
const DEMO = fileURLToPath(new URL("../demo/", import.meta.url));

/** A demo account; its password was made for this data folder and stands in no other place. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly role: string;
}

const PEOPLE = [
  { account: "maker", name: "李老师", role: "经办", roles: ["clerk", "operator", "demo"] },
  { account: "checker", name: "王主任", role: "复核", roles: ["reviewer"] },
] as const;

/**
 * Makes the demo county, or what an interrupted start left out of it: the centre, the register of
 * universities and two accounts. A database with any centre that is no demo is left alone.
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
    await createCounty(owner, accounts);
    return accounts;
  } finally {
    await owner.close();
  }
}

async function createCounty(owner: Database, accounts: readonly DemoAccount[]): Promise<void> {
  const table = await readTable(
    { path: join(DEMO, "universities.csv") },
    { requiredColumns: ["高校代码", "高校名称"] },
  );
  await insertUniversities(
    owner.orm,
    table.rows.map((row) => ({ code: row["高校代码"] ?? "", name: row["高校名称"] ?? "" })),
  );
  await insertCentre(owner.orm, {
    id: DEMO_CENTRE,
    name: "乳山市学生资助管理中心",
    divisionCode: "371083",
    demo: true,
    contractPrefix: "3710832",
    contractSerialFrom: "500001",
  });
  for (const { account, name, password } of accounts) {
    const roles = PEOPLE.find((person) => person.account === account)?.roles ?? [];
    await createStaffAccount(owner, { account, name, password, centreId: DEMO_CENTRE, roles });
  }
}

/** The accounts of this data folder, with passwords made on the first start. */
function demoAccounts(file: string): DemoAccount[] {
  if (!existsSync(file)) {
    const fresh = PEOPLE.map(({ account, name, role }) => ({
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
