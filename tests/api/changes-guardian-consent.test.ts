import { afterAll, beforeAll, expect, it } from "vitest";
import { borrowerOf, fileDocument } from "../harness/change-papers.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows } from "../harness/roster-files.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import {
  bringToSent,
  pairOf,
  SEASON,
  setDate,
  steps,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";

/** Born on 1 September 2007: not 18 on 15 August 2024. */
const MINOR = "371083200709017486";
const GUARDIAN = "慕容监护";

let product: TestProduct;
let pair: Pair;
let ofMinor: ContractView;
let ofAdult: ContractView;

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  const [first = {}, second = {}] = rosterRows(0, 2);
  const contracts = await bringToSent(product, pair, [{ ...first, 身份证号: MINOR }, second]);
  const minors = await Promise.all(contracts.map(isMinors));
  const [minor] = contracts.filter((_, index) => minors[index]);
  const [adult] = contracts.filter((_, index) => !minors[index]);
  if (minor === undefined || adult === undefined) throw new Error("nobody is under age");
  [ofMinor, ofAdult] = [minor, adult];
  await setDate(pair.maker, SEASON.disbursedOn);
});
afterAll(() => product.close());

async function isMinors({ applicationId }: ContractView): Promise<boolean> {
  const [row] = await product.database.owner.client<{ warnings: string[] }[]>`
    select warnings from applications where id = ${applicationId}`;
  return row?.warnings.includes("borrower.minor") === true;
}

function consent(documentId: string, givenOn: string = SEASON.signedOn) {
  return { guardianName: GUARDIAN, relation: "母亲", givenOn, documentId };
}

it("a minor signs once the guardian's consent is recorded by one and confirmed by another", async () => {
  const path = `/v1/contracts/${ofMinor.id}/guardian-consent`;
  const sign = () =>
    pair.checker.post(`/v1/contracts/${ofMinor.id}/signature-confirmations`, {
      parties: ["borrower"],
    });
  const confirm = (person: StaffClient, version: number) =>
    person.post(`${path}/confirmation`).set("If-Match", `"${version}"`);
  await steps.recordSignatures(pair, ofMinor);
  expect((await sign()).body.code).toBe("contract.guardian-consent-missing");
  expect((await pair.checker.get(path)).body.code).toBe("guardian-consent.not-found");
  const nothing = await confirm(pair.checker, 1).expect(409);
  expect(nothing.body.code).toBe("guardian-consent.not-recorded");

  const borrowerId = await borrowerOf(product, ofMinor.contractNo);
  const paper = { subjectId: ofMinor.id, borrowerId };
  const other = await fileDocument(product, { ...paper, kind: "household-register" });
  const documentId = await fileDocument(product, { ...paper, kind: "guardian-consent" });
  const wrong = await pair.maker.post(path, consent(other)).expect(409);
  expect(wrong.body.code).toBe("guardian-consent.document-unknown");
  const future = await pair.maker.post(path, consent(documentId, "2030-01-01")).expect(409);
  expect(future.body.code).toBe("guardian-consent.date-in-future");
  const { body } = await pair.maker.post(path, consent(documentId)).expect(200);
  expect(body).toMatchObject({ guardianName: "慕**护", confirmedBy: null, documentId, version: 1 });
  expect((await pair.checker.get(path).expect(200)).headers["etag"]).toBe('"1"');
  expect((await sign()).body.code).toBe("contract.guardian-consent-missing");

  const both = await product.signInAs(["clerk", "reviewer"]);
  expect((await both.post(path, consent(documentId)).expect(200)).body.version).toBe(2);
  const alone = await confirm(both, 2).expect(409);
  expect(alone.body.code).toBe("guardian-consent.same-person");
  // What the checker was shown has been recorded anew since.
  const outdated = await confirm(pair.checker, 1).expect(412);
  expect(outdated.body).toMatchObject({ code: "version.changed", data: { version: 2 } });
  const unnamed = await pair.checker.post(`${path}/confirmation`).expect(428);
  expect(unnamed.body.code).toBe("version.missing");
  const shown = await pair.checker.get(path).expect(200);
  expect(shown.headers["etag"]).toBe('"2"');
  const confirmed = await confirm(pair.checker, 2).expect(200);
  expect(confirmed.headers["etag"]).toBe('"3"');
  expect((await pair.checker.get(path).expect(200)).body).toMatchObject({
    confirmedOn: SEASON.disbursedOn,
    version: 3,
  });
  const again = await pair.maker.post(path, consent(documentId)).expect(409);
  expect(again.body.code).toBe("guardian-consent.already-confirmed");
  expect((await sign().expect(200)).body.status).toBe("borrower-signed");
});

it("nobody of age needs one", async () => {
  const path = `/v1/contracts/${ofAdult.id}/guardian-consent`;
  const answer = await pair.maker.post(path, consent("doc_none")).expect(409);
  expect(answer.body.code).toBe("guardian-consent.not-needed");
});

it("keeps the guardian's name sealed", async () => {
  expect((await dumpDatabase(product.database)).join("\n")).not.toContain(GUARDIAN);
});
