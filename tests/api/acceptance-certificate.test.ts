import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows } from "../harness/roster-files.ts";
import { bringToSent, pairOf, SEASON, setDate, steps } from "../harness/season-steps.ts";
import type { ContractView, Pair } from "../harness/season-steps.ts";

let product: TestProduct;
let pair: Pair;
let contract: ContractView;

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  const [sent] = await bringToSent(product, pair, rosterRows(0, 1));
  if (sent === undefined) throw new Error("there is no contract");
  await setDate(pair.maker, SEASON.disbursedOn);
  contract = await steps.recordSignatures(pair, sent);
  contract = await steps.confirmSignatures(pair, contract);
});
afterAll(() => product.close());

const certificate = (): string => `/v1/contracts/${contract.id}/acceptance-certificate`;

it("is printed once the contract is accepted, numbered, and again only with a reason", async () => {
  const early = await pair.maker.get(certificate()).expect(409);
  expect(early.body).toMatchObject({ code: "document.not-yet-accepted" });
  contract = await steps.accept(pair, contract);
  const first = await pair.maker.get(certificate()).expect(200);
  expect(first.headers["content-type"]).toBe("application/pdf");
  expect((first.body as Buffer).subarray(0, 5).toString()).toBe("%PDF-");
  const name = encodeURIComponent(`受理证明-${contract.contractNo}.pdf`);
  expect(first.headers["content-disposition"]).toContain(name);
  const again = await pair.maker.get(certificate()).expect(409);
  expect(again.body).toMatchObject({ code: "document.reprint-reason-missing" });
  const reason = encodeURIComponent("学生遗失");
  const second = await pair.maker.get(`${certificate()}?reason=${reason}`).expect(200);
  // 第 2 次打印 stands on it, so it is another sheet.
  expect((second.body as Buffer).equals(first.body as Buffer)).toBe(false);
  const atOnce = [1, 2].map(() => pair.maker.get(`${certificate()}?reason=${reason}`));
  expect((await Promise.all(atOnce)).map(({ status }) => status)).toEqual([200, 200]);
  const rows = await product.database.owner.client<{ no: number; by: boolean }[]>`
    select print_no as no, reason_sealed is not null as by from document_prints order by 1`;
  expect([...rows]).toEqual([
    { no: 1, by: false },
    { no: 2, by: true },
    { no: 3, by: true },
    { no: 4, by: true },
  ]);
});

it("names a character of the borrower's name that no font has", async () => {
  await product.database.owner.client`update borrowers set name = '张𬎆'`;
  const answer = await pair.maker.get(`${certificate()}?reason=xx`).expect(422);
  expect(answer.body).toMatchObject({
    code: "document.glyph-missing",
    data: { character: "𬎆", codePoint: "U+2C386" },
  });
});
