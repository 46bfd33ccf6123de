import request from "supertest";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import {
  startServiceChild,
  type ServiceChild,
  type ServiceName,
} from "../harness/service-child.ts";
import { anonymous, type StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

const WAIT_MS = 10_000;

interface Sample {
  readonly service: ServiceName;
  /** A list that the maker may read, and the table behind it. */
  readonly path: string;
  readonly table: string;
  /** What another service answers. */
  readonly foreign: string;
  readonly checks: readonly string[];
}

const SAMPLES: readonly Sample[] = [
  {
    service: "loan-intake",
    path: "/v1/applications",
    table: "applications",
    foreign: "/v1/contracts",
    checks: ["database", "national"],
  },
  {
    service: "contract-tracker",
    path: "/v1/contracts",
    table: "contracts",
    foreign: "/v1/batch-runs",
    checks: ["database"],
  },
  {
    service: "loan-servicing",
    path: "/v1/batch-runs",
    table: "batch_runs",
    foreign: "/v1/applications",
    checks: ["database"],
  },
];

let product: TestProduct;
let maker: StaffClient;
let outsider: StaffClient;
const children: ServiceChild[] = [];

beforeAll(async () => {
  product = await openTestProduct();
  maker = await product.signIn("maker", "a");
  outsider = await product.signInAs(["university"]);
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
});
afterAll(() => product.close());

describe.each(SAMPLES)("$service as a process of its own", (sample) => {
  const { service, path, table, foreign, checks } = sample;

  test("answers its own routes to whom they are allowed, and ends at SIGTERM after what is under way", async () => {
    const child = await start(service);
    const ready = await request(child.url).get("/readyz").expect(200);
    expect(ready.body.checks).toEqual(checks);
    await request(child.url).get("/livez").expect(200);

    await maker.at(child.url).get(path).expect(200);
    await anonymous(child.url).get(path).expect(401);
    const refused = await outsider.at(child.url).get(path).expect(403);
    expect(refused.body.code).toBe("auth.forbidden");

    const { body: meta } = await request(child.url).get("/v1/meta").expect(200);
    expect(meta).toMatchObject({ product: "bursar", environment: "production", badge: null });
    const { body: document } = await request(child.url).get("/docs/openapi.json").expect(200);
    expect(document.paths).toHaveProperty([path]);
    expect(document.paths).not.toHaveProperty([foreign]);
    await request(child.url).get(foreign).expect(404);

    const { client } = product.database.owner;
    let running: Promise<{ status: number }> | undefined;
    await client.begin(async (held) => {
      await held.unsafe(`lock table ${table} in access exclusive mode`);
      running = Promise.resolve(maker.at(child.url).get(path));
      await waitFor("the request to wait", () => waitsForLock(service), WAIT_MS);
      child.terminate();
      await waitFor("the door to close", () => isClosed(child.url), WAIT_MS);
    });
    expect((await running)?.status).toBe(200);
    await child.endedWell();
  });

  test("refuses a login that row-level security does not bind", async () => {
    const started = start(service, { BURSAR_APP_DATABASE_URL: product.database.ownerUrl });
    await expect(started).rejects.toThrow(/ended with 1: .*row-level security/);
  });
});

test("a service names the variables that are missing or wrong", async () => {
  const started = start("contract-tracker", {
    BURSAR_APP_DATABASE_URL: undefined,
    BURSAR_ENVIRONMENT: "somewhere",
  });
  await expect(started).rejects.toThrow(
    /ended with 1: .*BURSAR_APP_DATABASE_URL.*BURSAR_ENVIRONMENT/,
  );
});

test("loan-intake refuses a privileged login for the national figures too", async () => {
  const { ownerUrl } = product.database;
  const started = start("loan-intake", { BURSAR_NATIONAL_DATABASE_URL: ownerUrl });
  await expect(started).rejects.toThrow(/row-level security/);
});

test("the business date is the caller's centre's, and the calendar's for nobody", async () => {
  await maker.put("/v1/business-date", { businessOn: "2026-11-20" }).expect(200);
  const child = await start("contract-tracker", {
    BURSAR_ENVIRONMENT: "training",
  });
  const own = await maker.at(child.url).get("/v1/meta").expect(200);
  expect(own.body).toMatchObject({ badge: "培训", businessDate: "2026-11-20" });
  const other = await request(child.url).get("/v1/meta").expect(200);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
  expect(other.body.businessDate).toBe(today);
});

test("a limit of requests is the environment's", async () => {
  const child = await start("contract-tracker", {
    BURSAR_REQUESTS_PER_MINUTE: "2",
  });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) statuses.push((await request(child.url).get("/v1/meta")).status);
  expect(statuses).toEqual([200, 200, 429]);
});

describe("the portal of loan-servicing", () => {
  test("stands closed where no channel carries codes", async () => {
    const child = await start("loan-servicing");
    expect((await request(child.url).get("/portal")).status).toBe(404);
  });

  test("sets cookies for https alone where one does", async () => {
    const child = await start("loan-servicing", {
      BURSAR_CODE_CHANNEL: "local-sink",
      BURSAR_ENVIRONMENT: "demo",
      BURSAR_DATA_DIR: product.dataDirectory,
    });
    const answer = await request(child.url)
      .post("/portal/sign-in/code")
      .type("form")
      .send({ idNumber: "11010519491231002X" });
    expect(answer.headers["set-cookie"]?.[0]).toMatch(/; Secure/);
    child.terminate();
    await child.endedWell();
  });

  test.each([
    ["without a choice", { BURSAR_CODE_CHANNEL: undefined }],
    ["in production with codes kept as files", { BURSAR_CODE_CHANNEL: "local-sink" }],
  ])("does not start %s", async (_case, changes) => {
    const started = start("loan-servicing", changes);
    await expect(started).rejects.toThrow(/ended with 1: .*BURSAR_CODE_CHANNEL/);
  });
});

async function start(
  service: ServiceName,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<ServiceChild> {
  const child = await startServiceChild(product, service, changes);
  children.push(child);
  return child;
}

async function waitsForLock(service: ServiceName): Promise<boolean> {
  const rows = await product.database.owner.client`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name = ${`bursar-${service}`}
      and wait_event_type = 'Lock'`;
  return rows.length > 0;
}

/** A kept connection might still be answered: this asks on a new one. */
async function isClosed(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/livez`, { headers: { Connection: "close" } });
    return false;
  } catch {
    return true;
  }
}
