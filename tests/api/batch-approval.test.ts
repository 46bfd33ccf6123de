import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertPortfolio } from "../harness/insert-portfolio.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

let product: TestProduct;
/** One person who may plan and approve, and one who may only approve. */
let planner: StaffClient;
let checker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  const { client } = product.database.owner;
  await client`
    update policy_rows set value = 'true'
    where kind = 'second-person' and key = 'collection-reminder'`;
  await insertPortfolio(product, "a", 1);
  await setDate(await product.signIn("maker", "a"), "2026-11-20");
  planner = await product.signInAs(["operator", "reviewer"]);
  checker = await product.signIn("checker", "a");
  await product.startWorker();
});
afterAll(() => product.close());

describe("a batch that policy gives to two people", () => {
  let path: string;
  let planHash: string;
  const statusNow = async () => (await planner.get(path).expect(200)).body.run;

  it("waits with its plan and does nothing", async () => {
    const asked = { kind: "collection-reminder", businessOn: "2026-11-20" };
    const { body } = await planner.post("/v1/batch-runs", asked).expect(200);
    path = `/v1/batch-runs/${body.run.id as string}`;
    const run = await waitFor("the plan", async () => {
      const now = await statusNow();
      return now.status !== "planning" && now;
    });
    expect(run).toMatchObject({ status: "awaiting-approval", total: 188, done: 0 });
    planHash = run.planHash as string;
    expect(await product.database.owner.client`select * from notices`).toHaveLength(0);
  });

  it.each([
    ["its planner", () => planner, () => planHash, 403, "batch.same-person"],
    ["who was shown another plan", () => checker, () => "0".repeat(64), 409, "batch.other-plan"],
  ])("is not let go by %s", async (_, who, hash, status, code) => {
    const answer = await who().post(`${path}/approval`, { planHash: hash() });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(await statusNow()).toMatchObject({ status: "awaiting-approval" });
  });

  it("runs once a second person has approved the plan shown, and can't be approved twice", async () => {
    await checker.post(`${path}/approval`, { planHash }).expect(200);
    await waitFor("the end", async () => (await statusNow()).status === "completed");
    expect(await statusNow()).toMatchObject({ total: 188, done: 188, failed: 0 });
    expect(await product.database.owner.client`select * from notices`).toHaveLength(64);
    const again = await checker.post(`${path}/approval`, { planHash }).expect(409);
    expect(again.body.code).toBe("batch.not-waiting");
    await waitFor("the messages", async () => (await product.messages()).length === 64);
  });
});
