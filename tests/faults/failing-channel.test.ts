import type { Channel } from "@bursar/notices/channels";
import { deliverNotice } from "@bursar/servicing/notices";
import { planRun, runChunk } from "@bursar/servicing/batches";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertPortfolio } from "../harness/insert-portfolio.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { setDate } from "../harness/season-steps.ts";

const context = {
  actor: { id: "job:test", kind: "system" },
  centreId: CENTRES.a,
  requestId: "req_test",
};

let product: TestProduct;
let noticeIds: string[];
beforeAll(async () => {
  product = await openTestProduct();
  await insertPortfolio(product, "a", 1);
  const maker = await product.signIn("maker", "a");
  await setDate(maker, "2026-11-20");
  const asked = { kind: "collection-reminder", businessOn: "2026-11-20" };
  const runId = (await maker.post("/v1/batch-runs", asked).expect(200)).body.run.id as string;
  const deps = { db: product.database.batch };
  await planRun(deps, { context, runId });
  await runChunk(deps, { context, runId, chunk: 0 });
  const { client } = product.database.owner;
  noticeIds = (await client`select id from notices order by id`).map(({ id }) => id as string);
});
afterAll(() => product.close());

let noticeId: string;
beforeEach(() => {
  noticeId = noticeIds.pop() ?? "";
});

const failing: Channel = {
  name: "failing",
  send: () => Promise.reject(new TypeError("no answer from 13900000000")),
};

/** A channel that remembers what it was given. */
function recording(): { channel: Channel; ids: string[] } {
  const ids: string[] = [];
  const send: Channel["send"] = ({ id }) => {
    ids.push(id);
    return Promise.resolve({ providerMessageId: `provider-${id}` });
  };
  return { channel: { name: "recording", send }, ids };
}

function deliver(channel: Channel) {
  return deliverNotice({ db: product.database.app }, { context, noticeId, channel });
}

async function stored() {
  const [row] = await product.database.owner.client`
    select status, attempts, failure from notices where id = ${noticeId}`;
  return row;
}

describe("a channel that fails", () => {
  it("leaves the notice to be tried again, with the kind of failure and no personal data", async () => {
    await expect(deliver(failing)).rejects.toThrow(TypeError);
    expect(await stored()).toEqual({ status: "planned", attempts: 1, failure: "TypeError" });
    const { channel, ids } = recording();
    expect(await deliver(channel)).toBe("delivered");
    expect(ids).toEqual([noticeId]);
    expect(await stored()).toEqual({ status: "delivered", attempts: 2, failure: null });
  });

  it("is asked eight times; then the notice is a person's, and nobody asks again", async () => {
    for (let attempt = 1; attempt < 8; attempt += 1) {
      await expect(deliver(failing)).rejects.toThrow(TypeError);
    }
    expect(await deliver(failing)).toBe("failed");
    expect(await stored()).toEqual({ status: "failed", attempts: 8, failure: "TypeError" });
    const { channel, ids } = recording();
    await deliver(channel);
    expect(ids).toEqual([]);
  });

  it("of two deliveries at once, one sends", async () => {
    const { channel, ids } = recording();
    await Promise.all(Array.from({ length: 5 }, () => deliver(channel)));
    expect(ids).toEqual([noticeId]);
  });
});
