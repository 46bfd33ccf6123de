import { afterAll, beforeAll, expect, it } from "vitest";
import { insertBorrowers } from "../borrowers/index.ts";
import { addLocators, insertCentre } from "../centres/index.ts";
import { withTransaction } from "../connection/index.ts";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { countApplications, insertApplications, type NewApplication } from "./index.ts";

/** A statement holds 65,535 values: 2,000 applications or 20,000 locators. */
const ROWS = 5_000;
const LOCATORS = 25_000;
const context = {
  actor: { id: "usr_maker", kind: "staff" },
  centreId: "cen_a",
  requestId: "req_1",
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const centre = { divisionCode: "371083", contractPrefix: "1", contractSerialFrom: "1" };
  await insertCentre(database.owner.orm, { ...centre, id: "cen_a", name: "A", demo: true });
});
afterAll(() => database.close());

it("takes a county's largest roster in one transaction", async () => {
  const people = Array.from({ length: ROWS }, (_, index) => personOf(index));
  const counted = await withTransaction(database.app, context, async (tx) => {
    const borrowerIds = await insertBorrowers(tx, people);
    await addLocators(
      tx,
      Array.from({ length: LOCATORS }, (_, index) => ({ kind: "id-number", value: `${index}` })),
    );
    await insertApplications(tx, borrowerIds.map(applicationOf));
    return countApplications(tx, "2024-2025");
  });
  expect(counted).toEqual({
    total: ROWS,
    amountFen: BigInt(ROWS) * 1_600_000n,
    byStatus: { submitted: ROWS },
  });
}, 60_000);

function personOf(index: number) {
  return {
    name: "张三",
    sex: "male",
    ethnicity: "汉族",
    township: "夏村镇",
    idNumber: `person-${index}`,
    phone: "13800005678",
    phoneSource: "borrower",
    phoneSince: "2024-08-20",
    phoneConfirmedOn: null,
    graduationYear: 2028,
    universityCode: "10422",
  } as const;
}

function applicationOf(borrowerId: string): NewApplication {
  return {
    borrowerId,
    academicYear: "2024-2025",
    kind: "first",
    status: "submitted",
    amountFen: 1_600_000n,
    hardshipCategory: "other",
    highSchool: "乳山一中",
    universityCode: "10422",
    department: "数学学院",
    major: "数学",
    level: "本科",
    programmeYears: 4,
    entryYear: 2024,
    graduationYear: 2028,
    studentNumber: "2024001",
    tuitionFen: 800_000n,
    accommodationFen: 80_000n,
    coBorrowerName: "张父",
    coBorrowerRelation: "父亲",
    coBorrowerIdNumber: "co-borrower",
    coBorrowerPhone: "13900005678",
    warnings: [],
    submittedOn: "2024-08-20",
    makerId: "usr_maker",
  };
}
