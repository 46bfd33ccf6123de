import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { owingRows } from "../harness/roster-files.ts";
import { bringToDisbursed, pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import { waitFor } from "../harness/wait-for.ts";

const ON = "2026-11-20";
let product: TestProduct;
let pair: Pair;
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
});
afterAll(() => product.close());

interface RunView {
  readonly id: string;
  readonly sequence: number;
  readonly status: string;
  readonly total: number;
  readonly amount: string;
}

async function remind(): Promise<{ started: boolean; run: RunView }> {
  const { maker } = pair;
  await setDate(maker, ON);
  const body = { kind: "collection-reminder", businessOn: ON };
  const { started, run } = (await maker.post("/v1/batch-runs", body).expect(200)).body as {
    started: boolean;
    run: RunView;
  };
  const finished = await waitFor("the run", async () => {
    const shown = (await maker.get(`/v1/batch-runs/${run.id}`)).body.run as RunView;
    return shown.status.startsWith("completed") && shown;
  });
  return { started, run: finished };
}

it("takes on what has come since, and nothing twice", async () => {
  await product.startWorker();
  expect(await remind()).toMatchObject({ started: true, run: { sequence: 0, total: 0 } });

  await bringToDisbursed(product, pair, owingRows(0, 2));
  expect(await remind()).toMatchObject({ started: true, run: { sequence: 1, total: 2 } });
  expect(await remind()).toMatchObject({ started: false, run: { sequence: 1 } });

  await bringToDisbursed(product, pair, owingRows(2, 1));
  expect(await remind()).toMatchObject({ started: true, run: { sequence: 2, total: 1 } });
  await waitFor("the messages", async () => (await product.messages()).length === 3);
});

it("is refused for a day that is still to come", async () => {
  await setDate(pair.maker, ON);
  const body = { kind: "collection-reminder", businessOn: "2026-11-21" };
  const answer = await pair.maker.post("/v1/batch-runs", body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({
    status: 422,
    code: "batch.future-date",
  });
});

it("waits for the roster of its month", async () => {
  const body = { kind: "borrower-refresh", businessOn: ON };
  const answer = await pair.maker.post("/v1/batch-runs", body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({
    status: 409,
    code: "batch.no-roster",
  });
});
