import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { permissionsOf } from "@bursar/identity/permissions";
import { productRoutes } from "@bursar/local/src/product-routes.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROLES_OF_A_CENTRE } from "../harness/ask-route.ts";
import { cutAnswers } from "../harness/cut-answers.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import {
  advance,
  bringToSent,
  importRoster,
  pairOf,
  SEASON,
  setDate,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let pair: Pair;
let anyone: StaffClient;
let contracts: ContractView[];
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  anyone = await product.signInAs(ROLES_OF_A_CENTRE);
  contracts = await bringToSent(product, pair, rosterRows(0, 4));
  await setDate(pair.maker, SEASON.disbursedOn);
});
afterAll(() => product.close());

const addressOf = (path: string): string => path.replaceAll(/:\w+/g, "none_0");
const held = new Set<string>(["signed-in", ...permissionsOf(ROLES_OF_A_CENTRE)]);
const staffRoutes = productRoutes.filter(({ permission }) => held.has(permission));

describe("a change that names no version", () => {
  const versioned = staffRoutes
    .filter(({ ifMatch }) => ifMatch)
    .map(({ method, path }) => ({ method, path }));

  it("is 428 on every route that changes what somebody has read", async () => {
    for (const { method, path } of versioned) {
      if (method === "get" || method === "delete") throw new Error(`${path} reads with If-Match`);
      const { status, body } = await anyone[method](addressOf(path), {});
      expect([path, status, body.code]).toEqual([path, 428, "version.missing"]);
    }
  });
});

describe("a command without a usable key", () => {
  const keyed = staffRoutes.filter(({ idempotent, upload }) => idempotent && !upload);

  it.each([
    ["no key", "", "idempotency.missing"],
    ["a key of 1,001 characters", "k".repeat(1_001), "idempotency.bad-key"],
  ])("is 400 on every route: %s", async (_, key, code) => {
    expect(keyed.length).toBeGreaterThan(5);
    for (const { path } of keyed.filter(({ method }) => method === "post")) {
      const { status, body } = await anyone.post(addressOf(path), {}, key);
      expect([path, status, body.code]).toEqual([path, 400, code]);
    }
  });
});

describe("an answer that was lost on the way", () => {
  it("is given again to the same key, and the money has moved once", async () => {
    const contract = await advance(pair, contracts[0] as ContractView, "disburse");
    const path = `/v1/contracts/${contract.id}/disbursement`;
    const body = { disbursedOn: SEASON.disbursedOn, amount: contract.principal };
    const key = randomUUID();
    const cut = await cutAnswers((product.server.address() as AddressInfo).port);
    await expect(pair.maker.at(cut.url).post(path, body, key)).rejects.toThrow(/socket hang up/);
    await cut.close();
    const again = await pair.maker.post(path, body, key).expect(200);
    expect(again.get("Idempotent-Replayed")).toBe("true");
    const [row] = await product.database.owner.client<{ facts: number }[]>`
      select count(*)::int as facts from loan_facts where kind = 'disbursed'`;
    expect(row?.facts).toBe(1);
  });
});

describe("fifty equal requests at one moment", () => {
  it("with one key have one effect and one answer", async () => {
    const contract = await advance(pair, contracts[1] as ContractView, "disburse");
    const path = `/v1/contracts/${contract.id}/disbursement`;
    const body = { disbursedOn: SEASON.disbursedOn, amount: contract.principal };
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => pair.maker.post(path, body, key)),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const other = { ...body, amount: "1.00" };
    const reused = await pair.maker.post(path, other, key).expect(422);
    expect(reused.body).toMatchObject({ code: "idempotency.reused", state: "unchanged" });
    const elsewhere = `/v1/contracts/${contracts[2]?.id}/disbursement`;
    expect((await pair.maker.post(elsewhere, body, key)).body.code).toBe("idempotency.reused");
  });
});

describe("a list read page by page while rows come in", () => {
  it("shows every row that was there at the start once", async () => {
    await setDate(pair.maker, SEASON.importedOn);
    await importRoster(pair.maker, rosterCsv(rosterRows(60, 12)));
    const there = await idsOf("/v1/applications?limit=100");
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null; page += 1) {
      const after: string = cursor === "" ? "" : `&startingAfter=${cursor}`;
      const { body } = await pair.maker.get(`/v1/applications?limit=3${after}`).expect(200);
      seen.push(...(body.data as { id: string }[]).map(({ id }) => id));
      cursor = body.nextCursor as string | null;
      if (page < 2) await importRoster(pair.maker, rosterCsv(rosterRows(80 + page * 2, 2)));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(there.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it("names the next page in a Link header, and refuses its cursor under other filters", async () => {
    const answer = await pair.maker.get("/v1/applications?limit=2&status=submitted").expect(200);
    const cursor = answer.body.nextCursor as string;
    const [, next = ""] = /^<([^>]+)>; rel="next"$/.exec(answer.get("Link") ?? "") ?? [];
    expect(new URL(next, "http://here").searchParams.get("startingAfter")).toBe(cursor);
    await pair.maker.get(next).expect(200);
    for (const query of ["status=reviewed", "limit=2"]) {
      const foreign = await pair.maker.get(`/v1/applications?${query}&startingAfter=${cursor}`);
      expect([foreign.status, foreign.body.code]).toEqual([400, "page.foreign-cursor"]);
    }
    const other = await pair.maker.get(`/v1/contracts?startingAfter=${cursor}`).expect(400);
    expect(other.body.code).toBe("page.foreign-cursor");
  });

  async function idsOf(path: string): Promise<string[]> {
    const { body } = await pair.maker.get(path).expect(200);
    return (body.data as { id: string }[]).map(({ id }) => id);
  }
});
