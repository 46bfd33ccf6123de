import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatYuan } from "@bursar/domain/money";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { runBatch, type BatchPeople, type ShownBatch } from "../harness/run-batch.ts";
import { setDate } from "../harness/season-steps.ts";
import { takeOver } from "../harness/take-over.ts";

interface Expected {
  readonly portfolio_2026: Readonly<Record<string, string>>;
}
const { portfolio_2026: expected } = JSON.parse(
  readFileSync(new URL("../fixtures/expected.json", import.meta.url), "utf8"),
) as Expected;

let product: TestProduct;
let people: BatchPeople;
beforeAll(async () => {
  product = await openTestProduct();
  const maker = await product.signIn("maker", "a");
  people = {
    operator: await product.signInAs(["operator"]),
    checker: await product.signIn("checker", "a"),
  };
  await takeOver(product, "a", portfolioLines());
  await setDate(maker, "2026-12-22");
  await product.startWorker();
}, 120_000);
afterAll(() => product.close());

const run = (kind: string, businessOn: string): Promise<ShownBatch> =>
  runBatch(people, { kind, businessOn });

async function sumsDueOn(dueOn: string) {
  const { client } = product.database.owner;
  const [row] = await client<Record<string, string>[]>`
    select count(*)::text as loans, sum(interest_subsidised_fen)::text as subsidised,
      sum(interest_borne_fen)::text as borne, sum(principal_due_fen)::text as principal,
      sum(payable_fen)::text as payable
    from loan_settlements where centre_id = ${CENTRES.a} and due_on = ${dueOn}`;
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, fen]) => [
      name,
      name === "loans" ? fen : formatYuan(BigInt(fen)),
    ]),
  );
}

describe("the settlements of 2026 of a county that was taken over", () => {
  it("settles the contracts that mature on 20 September", async () => {
    const shown = await run("interest-settlement", "2026-09-20");
    expect(shown).toMatchObject({ status: "completed", total: 4, done: 4, failed: 0 });
    expect(await sumsDueOn("2026-09-20")).toMatchObject({
      loans: "4",
      payable: expected["payable_20sep"],
    });
  });

  it("settles all others on 20 December, to the cent of what was computed elsewhere", async () => {
    const shown = await run("interest-settlement", "2026-12-20");
    expect(shown).toMatchObject({ status: "completed", total: 596, done: 596, failed: 0 });
    const december = await sumsDueOn("2026-12-20");
    expect(december).toMatchObject({
      loans: "596",
      payable: expected["payable_20dec"],
      subsidised: expected["subsidised"],
    });
  });

  it("closes the next day, and the night finds every book as its facts want it", async () => {
    const day = await run("delinquency", "2026-12-21");
    expect(day).toMatchObject({ status: "completed", failed: 0 });
    expect(await run("repricing", "2026-12-21")).toMatchObject({
      status: "completed-with-failures",
    });
    const night = await run("book-check", "2026-12-21");
    expect(night).toMatchObject({ status: "completed", total: 600, failed: 0 });
  });
});
