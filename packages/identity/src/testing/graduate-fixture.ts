import { randomUUID } from "node:crypto";
import { insertBorrowers, type NewBorrower } from "@bursar/database/borrowers";
import { addLocators, insertCentre } from "@bursar/database/centres";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import {
  openGraduateIdentity,
  type GraduateIdentity,
  type GraduateIdentityOptions,
  type SentCode,
} from "../graduates/index.ts";

/** Valid ID numbers of people who are on file, and of one who is not. */
export const PEOPLE = {
  known: "371083200509037482",
  inTwoCentres: "37108320050615048X",
  changedPhone: "371083198006133384",
  /** Two siblings, whose files have the one phone of the family. */
  elder: "371083200401017412",
  younger: "371083200702022311",
  unknown: "11010519491231002X",
} as const;
export const PHONE = "13806310001";

export interface GraduateFixture {
  readonly database: TestDatabase;
  /** What was handed to the sender since the last `reset`. */
  readonly sent: SentCode[];
  readonly failures: unknown[];
  /** Another process, as it were. */
  open(options?: Partial<GraduateIdentityOptions>): GraduateIdentity;
  inCentre<T>(centreId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As if everything that is stored had happened so many seconds earlier. */
  age(seconds: number): Promise<void>;
  reset(): Promise<void>;
}

/** A database with two centres and their borrowers. */
export async function openGraduateFixture(): Promise<GraduateFixture> {
  const database = await openTestDatabase();
  const sent: SentCode[] = [];
  const failures: unknown[] = [];
  const { client } = database.owner;
  const inCentre: GraduateFixture["inCentre"] = (centreId, work) => {
    const actor = { id: "usr_test", kind: "staff" };
    return withTransaction(database.app, { actor, centreId, requestId: randomUUID() }, work);
  };
  await addCentres(database);
  for (const [centreId, borrower] of BORROWERS) {
    await inCentre(centreId, (tx) => addBorrower(tx, borrower));
  }
  return {
    database,
    sent,
    failures,
    inCentre,
    open: (options = {}) =>
      openGraduateIdentity({
        database: database.app,
        sendCode: (code) => {
          sent.push(code);
          return Promise.resolve();
        },
        onFailure: (error) => failures.push(error),
        answerAfterMs: 30,
        ...options,
      }),
    async age(seconds) {
      const by = `${seconds} seconds`;
      await client`
        update auth.graduate_code_requests set requested_at = requested_at - ${by}::interval`;
      await client`update auth.graduate_codes set expires_at = expires_at - ${by}::interval`;
    },
    async reset() {
      sent.length = 0;
      failures.length = 0;
      await client`
        truncate auth.graduate_codes, auth.graduate_code_requests, auth.graduate_sessions`;
    },
  };
}

const BORROWERS: readonly (readonly [string, Partial<NewBorrower> & { idNumber: string }])[] = [
  ["cen_a", { idNumber: PEOPLE.known }],
  [
    "cen_a",
    { idNumber: PEOPLE.inTwoCentres, phone: "13806310002", phoneConfirmedOn: "2025-11-20" },
  ],
  [
    "cen_b",
    { idNumber: PEOPLE.inTwoCentres, phone: "13806310003", phoneConfirmedOn: "2026-10-20" },
  ],
  ["cen_a", { idNumber: PEOPLE.changedPhone, phone: "13806310004" }],
  ["cen_a", { idNumber: PEOPLE.elder, phone: "13806310005" }],
  ["cen_b", { idNumber: PEOPLE.younger, phone: "13806310005" }],
];

async function addCentres(database: TestDatabase): Promise<void> {
  for (const id of ["cen_a", "cen_b"]) {
    await insertCentre(database.owner.orm, {
      id,
      name: id,
      divisionCode: "371083",
      demo: true,
      contractPrefix: "3710832",
      contractSerialFrom: "500001",
    });
  }
}

async function addBorrower(
  tx: Tx,
  given: Partial<NewBorrower> & { idNumber: string },
): Promise<void> {
  await addLocators(tx, [{ kind: "id-number", value: given.idNumber }]);
  await insertBorrowers(tx, [
    {
      name: "张三",
      sex: "male",
      ethnicity: "汉族",
      township: "夏村镇",
      phone: PHONE,
      phoneSource: "borrower",
      phoneSince: "2024-08-20",
      phoneConfirmedOn: "2026-11-20",
      graduationYear: 2028,
      universityCode: "10422",
      ...given,
    },
  ]);
}
