import { insertCentre } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import { listSignatures } from "@bursar/database/contracts";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertDisbursed } from "../testing/insert-disbursed.ts";
import { listContracts, recordSignatures } from "./index.ts";

const context: ActionContext = {
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

it("enters each party once, also where a request names one twice", async () => {
  const deps = { db: database.app };
  await withTransaction(database.app, context, (tx) => insertDisbursed(tx, 1));
  const [contract] = await listContracts(deps, { context, filter: { limit: 1 } });
  const contractId = contract?.id ?? "";
  const signatures = [
    { party: "borrower", signedOn: "2024-08-30" },
    { party: "borrower", signedOn: "2024-08-31" },
    { party: "co-borrower", signedOn: "2024-08-30" },
  ] as const;
  await recordSignatures(deps, { context, contractId, signatures });
  const stored = await readCentre(database.app, context, (tx) => listSignatures(tx, contractId));
  expect(stored.map(({ party, signedOn }) => `${party} ${signedOn}`).toSorted()).toEqual([
    "borrower 2024-08-30",
    "co-borrower 2024-08-30",
  ]);
});
