import { randomUUID } from "node:crypto";
import { createLogger } from "@bursar/config/logger";
import { insertApplications } from "@bursar/database/applications";
import { insertBorrowers } from "@bursar/database/borrowers";
import { addLocators, insertCentre, saveBusinessDate } from "@bursar/database/centres";
import { newId, withTransaction, type Database, type Tx } from "@bursar/database/connection";
import { insertContract } from "@bursar/database/contracts";
import { openLoans } from "@bursar/servicing/loans";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import { standardTerms } from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";
import { createApp } from "@bursar/http/server";
import { openGraduateIdentity, type SentCode } from "@bursar/identity/graduates";
import type { Express } from "express";
import { portalRouter } from "../portal/index.ts";

/** Synthetic people on file: one with a loan of 16,000.00, one whose loan is not paid out yet. */
export const PEOPLE = {
  withLoan: "371083200509037482",
  withoutLoan: "37108320050615048X",
} as const;
export const CONTRACT_NO = "37108322024500001";

export interface PortalFixture {
  readonly database: TestDatabase;
  /** Codes handed to the sender, by the phone they went to. */
  readonly sent: SentCode[];
  /** Until every code that was asked for has been handed over. */
  settled(): Promise<void>;
  /** As if nobody had ever asked for a code or signed in. */
  reset(): Promise<void>;
  /** The product's own app with the portal in it. */
  app(options?: { secureCookies?: boolean; database?: Database }): Express;
}

/** A centre on 2026-11-20 with two borrowers, and the real sign-in. */
export async function openPortalFixture(): Promise<PortalFixture> {
  const database = await openTestDatabase();
  const sent: SentCode[] = [];
  await addCentre(database);
  const actor = { id: "usr_maker", kind: "staff" };
  const context = { actor, centreId: "cen_a", requestId: randomUUID() };
  await withTransaction(database.app, context, async (tx) => {
    await saveBusinessDate(tx, "2026-11-20");
    await addLoan(tx, await addBorrower(tx, PEOPLE.withLoan, "13806310001"));
    await addBorrower(tx, PEOPLE.withoutLoan, "13806310002");
  });
  const graduates = openGraduateIdentity({
    database: database.app,
    sendCode: (code) => {
      sent.push(code);
      return Promise.resolve();
    },
    onFailure: () => undefined,
    answerAfterMs: 0,
  });
  return {
    database,
    sent,
    settled: () => graduates.settled(),
    async reset() {
      await graduates.settled();
      sent.length = 0;
      await database.owner.client`
        truncate auth.graduate_code_requests, auth.graduate_codes, auth.graduate_sessions`;
    },
    app: ({ secureCookies = false, database: db = database.app } = {}) =>
      createApp({
        routes: [],
        deps: { db },
        authenticate: () => Promise.resolve(undefined),
        log: createLogger("test"),
        ready: {},
        rateLimit: false,
        meta: () => Promise.reject(new Error("not asked here")),
        after: (app) =>
          app.use("/portal", portalRouter({ deps: { db }, graduates, secureCookies })),
      }),
  };
}

async function addCentre(database: TestDatabase): Promise<void> {
  await insertCentre(database.owner.orm, {
    id: "cen_a",
    name: "乳山市学生资助管理中心",
    divisionCode: "371083",
    demo: true,
    contractPrefix: "3710832",
    contractSerialFrom: "500001",
  });
}

async function addBorrower(tx: Tx, idNumber: string, phone: string): Promise<string> {
  await addLocators(tx, [{ kind: "id-number", value: idNumber }]);
  const [id = ""] = await insertBorrowers(tx, [
    {
      name: "王小明",
      sex: "male",
      ethnicity: "汉族",
      township: "夏村镇",
      idNumber,
      phone,
      phoneSource: "borrower",
      phoneSince: "2024-08-20",
      phoneConfirmedOn: "2026-11-20",
      graduationYear: 2026,
      universityCode: "10422",
    },
  ]);
  return id;
}

/** 16,000.00 signed in August 2024, graduating in 2026: 138.13 due on 2026-12-20. */
async function addLoan(tx: Tx, borrowerId: string): Promise<void> {
  const principalFen = 1_600_000n;
  const dates = { signedOn: "2024-08-20", disbursedOn: "2024-11-20", graduationYear: 2026 };
  const terms = standardTerms({ principalFen, ...dates }, nationalPolicy());
  const applicationId = await addApplication(tx, borrowerId);
  const contractId = newId("con");
  const loanId = newId("loan");
  await insertContract(tx, {
    id: contractId,
    contractNo: CONTRACT_NO,
    applicationId,
    borrowerId,
    status: "disbursed",
    principalFen,
    issuedOn: "2024-08-20",
  });
  const ids = { id: loanId, contractId, contractNo: CONTRACT_NO, borrowerId };
  const facts = [{ kind: "disbursed" as const, on: dates.disbursedOn, amountFen: principalFen }];
  await openLoans(tx, [{ ...ids, terms, facts }]);
}

async function addApplication(tx: Tx, borrowerId: string): Promise<string> {
  const [id = ""] = await insertApplications(tx, [
    {
      borrowerId,
      academicYear: "2024-2025",
      kind: "first",
      status: "reviewed",
      amountFen: 1_600_000n,
      hardshipCategory: "低保",
      highSchool: "乳山市第一中学",
      universityCode: "10422",
      department: "数学学院",
      major: "数学",
      level: "undergraduate",
      programmeYears: 4,
      entryYear: 2022,
      graduationYear: 2026,
      studentNumber: "2022001",
      tuitionFen: 1_000_000n,
      accommodationFen: 100_000n,
      coBorrowerName: "王建国",
      coBorrowerRelation: "父亲",
      coBorrowerIdNumber: "371083198006133384",
      coBorrowerPhone: "13806310003",
      warnings: [],
      submittedOn: "2024-08-20",
      makerId: "usr_maker",
      checkerId: "usr_checker",
    },
  ]);
  return id;
}
