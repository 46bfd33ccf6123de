import { insertCentre } from "@bursar/database/centres";
import { addDays, dayOf } from "@bursar/domain/calendar";
import { startDueRuns } from "@bursar/servicing/batches";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const LIVE = "cen_live";
const KIND = "collection-reminder";

let product: TestProduct;
let maker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  maker = await product.signIn("maker", "a");
  await insertCentre(product.database.owner.orm, {
    id: LIVE,
    name: "正式中心",
    divisionCode: "371083",
    demo: false,
    contractPrefix: "3710833",
    contractSerialFrom: "1",
  });
});
afterAll(() => product.close());
beforeEach(async () => {
  await product.database.owner.client`truncate batch_runs, outbox cascade`;
});

/** One tick of the clock of one worker; the ids of the reminder runs that it started. */
async function tick(centreId: string): Promise<string[]> {
  const actor = { id: "clock", kind: "system" };
  const deps = { db: product.database.batch };
  const ids = await startDueRuns(deps, { actor, centreId, requestId: "req_tick" });
  const rows = await product.database.owner.client<{ id: string }[]>`
    select id from batch_runs
    where centre_id = ${centreId} and kind = ${KIND} and id = any(${ids})`;
  return rows.map(({ id }) => id);
}

async function daysWithRuns(centreId: string): Promise<string[]> {
  const rows = await product.database.owner.client<{ day: string }[]>`
    select business_on::text as day from batch_runs
    where centre_id = ${centreId} and kind = ${KIND} order by business_on, sequence`;
  return rows.map(({ day }) => day);
}

async function today(): Promise<string> {
  const [row] = await product.database.owner.client<{ day: string }[]>`
    select (now() at time zone 'Asia/Shanghai')::date::text as day`;
  return row?.day ?? "";
}

/** As if the clock had last run so many days ago. */
async function ranDaysAgo(days: number): Promise<string> {
  const day = addDays(await today(), -days);
  await product.database.owner.client`
    insert into batch_runs (centre_id, id, kind, business_on, sequence, status, planned_by)
    values (${LIVE}, 'run_earlier', ${KIND}, ${day}, 0, 'completed', 'clock')`;
  return day;
}

/** Reminders of a refresh day wait for the refresh, which here has no roster. */
const isOrdinary = (day: string): boolean => dayOf(day) !== 20;

function daysAfter(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) days.push(day);
  return days.filter(isOrdinary);
}

describe("ten clocks that tick at once", () => {
  it("start one run, with one request for its plan", async () => {
    await setDate(maker, "2026-11-10");
    const started = await Promise.all(Array.from({ length: 10 }, () => tick(CENTRES.a)));
    expect(started.flat()).toHaveLength(1);
    expect(await daysWithRuns(CENTRES.a)).toEqual(["2026-11-10"]);
    const { client } = product.database.owner;
    const plans = await client<{ kinds: number; runs: number; requests: number }[]>`
      select count(distinct kind)::int as kinds, count(*)::int as runs,
        (select count(*)::int from outbox where job = 'batch-run.plan') as requests
      from batch_runs`;
    const [one] = plans;
    expect(one).toEqual({ kinds: one?.runs, runs: one?.runs, requests: one?.runs });
    expect((await Promise.all([tick(CENTRES.a), tick(CENTRES.a)])).flat()).toEqual([]);
  });

  it("catch up several missed days without making one of them twice", async () => {
    const last = await ranDaysAgo(5);
    await Promise.all(Array.from({ length: 10 }, () => tick(LIVE)));
    const expected = daysAfter(last, await today());
    expect(await daysWithRuns(LIVE)).toEqual([last, ...expected]);
  });
});

describe("a clock that was off", () => {
  it("makes up at most a month in a live centre; what is older is for a person", async () => {
    const last = await ranDaysAgo(100);
    await tick(LIVE);
    const earliest = addDays(await today(), -32);
    expect(await daysWithRuns(LIVE)).toEqual([last, ...daysAfter(earliest, await today())]);
  });

  it("begins a new live centre today", async () => {
    await tick(LIVE);
    expect(await daysWithRuns(LIVE)).toEqual([await today()].filter(isOrdinary));
  });
});

describe("a demo date that jumps", () => {
  it("plans nothing for the days it skips, forward or back", async () => {
    for (const day of ["2026-11-10", "2026-11-15", "2027-02-01", "2026-11-12"]) {
      await setDate(maker, day);
      await tick(CENTRES.a);
    }
    expect(await daysWithRuns(CENTRES.a)).toEqual([
      "2026-11-10",
      "2026-11-12",
      "2026-11-15",
      "2027-02-01",
    ]);
  });

  it("waits with the reminders of a refresh day for the month's roster", async () => {
    await setDate(maker, "2026-11-20");
    expect(await tick(CENTRES.a)).toEqual([]);
    await setDate(maker, "2026-11-21");
    expect(await tick(CENTRES.a)).toHaveLength(1);
  });
});
