import { insertCentre } from "@bursar/database/centres";
import type { Database } from "@bursar/database/connection";
import { createStaffAccount } from "@bursar/identity/staff";
import type { DemoAccount } from "./create-demo-county.ts";
import { DEMO_CENTRE, DEMO_PEOPLE } from "./demo-people.ts";

/** Adds the accounts; the centre comes last and says that all is there. */
export async function createCounty(
  owner: Database,
  accounts: readonly DemoAccount[],
): Promise<void> {
  for (const { account, name, password } of accounts) {
    const roles = DEMO_PEOPLE.find((person) => person.account === account)?.roles ?? [];
    await createStaffAccount(owner, { account, name, password, centreId: DEMO_CENTRE, roles });
  }
  await insertCentre(owner.orm, {
    id: DEMO_CENTRE,
    name: "乳山市学生资助管理中心",
    divisionCode: "371083",
    demo: true,
    contractPrefix: "3710832",
    contractSerialFrom: "500001",
  });
}
