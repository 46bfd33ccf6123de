import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  createKeyRing,
  openKeyRing,
  readRing,
  withNewMaster,
  withoutMaster,
} from "@bursar/config/keys";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertBorrowers, loadBorrowers } from "../borrowers/index.ts";
import { insertCentre } from "../centres/index.ts";
import {
  openBytes,
  openDatabase,
  readCentre,
  sealBytes,
  sealText,
  openText,
  withTransaction,
  type ActionContext,
  type Database,
  type Tx,
} from "../connection/index.ts";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { listDataKeys, rewrapDataKeys, rotateDataKey, type RotateDataKey } from "./index.ts";

const FRESH_MS = 200;
let database: TestDatabase;
let ringText: string;
const opened: Database[] = [];

const context = (centreId = "cen_a"): ActionContext => ({
  actor: { id: "usr_test", kind: "staff" },
  centreId,
  requestId: randomUUID(),
});

/** Another process: it shares the database and the ring's file, and nothing in memory. */
function another(url: string): Database {
  const keys = openKeyRing(() => ringText);
  const fresh = openDatabase({ url, keys, keysFreshMs: FRESH_MS, maxConnections: 4, name: "test" });
  opened.push(fresh);
  return fresh;
}

beforeEach(async () => {
  database = await openTestDatabase();
  ringText = createKeyRing();
  const centre = { divisionCode: "371083", contractPrefix: "1", contractSerialFrom: "1" };
  for (const id of ["cen_a", "cen_b"]) {
    await insertCentre(database.owner.orm, { ...centre, id, name: id, demo: true });
  }
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((other) => other.close()));
  await database.close();
});

function people(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({
    name: "张三",
    sex: "male" as const,
    ethnicity: "汉族",
    township: "夏村镇",
    idNumber: `id-${from + index}`,
    phone: `phone-${from + index}`,
    phoneSource: "borrower" as const,
    phoneSince: "2024-08-20",
    phoneConfirmedOn: null,
    graduationYear: 2028,
    universityCode: "10422",
  }));
}

/** Values of borrowers by the key that sealed them. */
async function sealedBy(centreId = "cen_a"): Promise<Record<string, number>> {
  const rows = await database.owner.client<{ key: string; count: number }[]>`
    select split_part(v, '.', 1) as key, count(*)::int as count
    from borrowers, unnest(array[id_number_sealed, phone_sealed, phone_before_sealed]) v
    where centre_id = ${centreId} and v is not null group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]));
}

const quiet: Pick<RotateDataKey, "step" | "keysFreshMs"> = {
  step: () => undefined,
  keysFreshMs: FRESH_MS,
};

describe("a centre's data keys", () => {
  it("are made by the first who writes, once, whoever comes at once", async () => {
    const processes = Array.from({ length: 6 }, () => another(database.appUrl));
    const values = await Promise.all(
      processes.map((app, index) =>
        withTransaction(app, context(), (tx) =>
          Promise.resolve(sealText(tx, "a.b", `value ${index}`)),
        ),
      ),
    );
    const [reader] = processes;
    if (reader === undefined) throw new Error("no process");
    const texts = await readCentre(reader, context(), (tx) =>
      Promise.resolve(values.map((value) => openText(tx, "a.b", value))),
    );
    expect(texts).toEqual(values.map((_, index) => `value ${index}`));
    expect(await readCentre(reader, context(), listDataKeys)).toHaveLength(1);
  });

  it("differ from centre to centre, and open in their own alone", async () => {
    const app = another(database.appUrl);
    const seal = (centreId: string) =>
      withTransaction(app, context(centreId), (tx) => Promise.resolve(sealText(tx, "a.b", "x")));
    const [a] = [await seal("cen_a"), await seal("cen_b")];
    const open = readCentre(app, context("cen_b"), (tx) => Promise.resolve(openText(tx, "a.b", a)));
    await expect(open).rejects.toThrow();
    const wrapped = await database.owner.client<{ wrapped: Buffer }[]>`
      select wrapped from data_keys`;
    expect(new Set(wrapped.map((row) => row.wrapped.toString("hex"))).size).toBe(2);
  });

  it("stand in the database under lock only, each bound to its centre and name", async () => {
    const app = another(database.appUrl);
    await withTransaction(app, context("cen_a"), () => Promise.resolve());
    await withTransaction(app, context("cen_b"), () => Promise.resolve());
    await database.owner.client`
      update data_keys a set wrapped = b.wrapped from data_keys b
      where a.centre_id = 'cen_a' and b.centre_id = 'cen_b'`;
    const other = another(database.appUrl);
    await expect(readCentre(other, context("cen_a"), () => Promise.resolve())).rejects.toThrow();
  });

  it("cost a process no statement in a transaction once it knows them", async () => {
    const app = another(database.appUrl);
    const statements = async (): Promise<number> => {
      const [row] = await database.owner.client<{ reads: number }[]>`
        select (seq_scan + coalesce(idx_scan, 0))::int as reads from pg_stat_user_tables
        where relname = 'data_keys'`;
      return row?.reads ?? 0;
    };
    await withTransaction(app, context(), () => Promise.resolve());
    await database.owner.client`select pg_stat_force_next_flush()`.catch(() => undefined);
    const before = await statements();
    for (let turn = 0; turn < 20; turn += 1) {
      await withTransaction(app, context(), () => Promise.resolve());
    }
    expect((await statements()) - before).toBeLessThanOrEqual(4);
  });

  it("can't be changed or taken away by a service", async () => {
    await withTransaction(another(database.appUrl), context(), () => Promise.resolve());
    for (const { client } of [database.app, database.batch]) {
      const denied = /permission denied/;
      await expect(client`update data_keys set retired_at = now()`).rejects.toThrow(denied);
      await expect(client`delete from data_keys`).rejects.toThrow(denied);
    }
  });

  it("seal bytes as they seal text, bound to centre and column", async () => {
    const app = another(database.appUrl);
    const content = Buffer.from([0, 1, 2, 0x2e, 255]);
    await withTransaction(app, context(), async (tx: Tx) => {
      const sealed = sealBytes(tx, "files.content", content);
      expect(openBytes(tx, "files.content", sealed)).toEqual(content);
      expect(sealed.includes(content)).toBe(false);
      expect(() => openBytes(tx, "files.other", sealed)).toThrow();
      const cut = sealed.subarray(0, -1);
      expect(() => openBytes(tx, "files.content", cut)).toThrow();
      const empty = sealBytes(tx, "files.content", Buffer.alloc(0));
      expect(openBytes(tx, "files.content", empty)).toHaveLength(0);
    });
  });

  it("say so when a value is of an earlier version or another backup", async () => {
    const app = another(database.appUrl);
    const open = (value: string) =>
      readCentre(app, context(), (tx) => Promise.resolve(openText(tx, "a.b", value as never)));
    await expect(open("k1.AAAA")).rejects.toMatchObject({
      code: "keys.unknown-data-key",
      en: expect.stringContaining("earlier version") as string,
    });
    await expect(open("d9.AAAA")).rejects.toMatchObject({
      en: expect.stringContaining("not of one backup") as string,
    });
  });
});

describe("a new master key", () => {
  it("wraps every data key anew, while a process that knows only the old one goes on", async () => {
    const before = another(database.appUrl);
    const [id = ""] = await withTransaction(before, context(), (tx) =>
      insertBorrowers(tx, people(1)),
    );
    ringText = JSON.stringify(withNewMaster(readRing(ringText)));
    const owner = another(database.ownerUrl);
    expect(await withTransaction(owner, context(), rewrapDataKeys)).toBe(1);
    expect(await withTransaction(owner, context(), rewrapDataKeys)).toBe(0);
    ringText = JSON.stringify(withoutMaster(readRing(ringText), "k1"));
    for (const app of [before, another(database.appUrl)]) {
      const [person] = (await readCentre(app, context(), (tx) => loadBorrowers(tx, [id]))).values();
      expect(person?.phone).toBe("phone-0");
    }
    expect(await readCentre(owner, context(), listDataKeys)).toMatchObject([
      { keyId: "d1", masterKeyId: "k2" },
    ]);
  });

  it("that is missing is named", async () => {
    await withTransaction(another(database.appUrl), context(), () => Promise.resolve());
    ringText = createKeyRing()
      .replace('"k1":', '"k2":')
      .replace('"currentKeyId":"k1"', '"currentKeyId":"k2"');
    const lost = readCentre(another(database.appUrl), context(), () => Promise.resolve());
    await expect(lost).rejects.toMatchObject({ code: "keys.unknown-master" });
  });
});

describe("a new data key", () => {
  it("seals everything anew, in every table, and leaves other centres alone", async () => {
    const app = another(database.appUrl);
    await withTransaction(app, context("cen_b"), (tx) => insertBorrowers(tx, people(3)));
    const ids = await withTransaction(app, context(), (tx) => insertBorrowers(tx, people(1_203)));
    const owner = another(database.ownerUrl);
    const steps: { done: number; total: number }[] = [];
    const rotated = await rotateDataKey(owner, {
      ...quiet,
      context: context(),
      step: (progress) => steps.push(progress),
    });
    expect(rotated).toMatchObject({ keyId: "d2", isResumed: false, rows: 1_203 });
    expect(steps.at(-1)).toEqual({ done: 1_203, total: 1_203 });
    expect(await sealedBy()).toEqual({ d2: 2_406 });
    expect(await sealedBy("cen_b")).toEqual({ d1: 6 });
    const seen = await readCentre(app, context(), (tx) => loadBorrowers(tx, ids));
    expect([...seen.values()].map(({ phone }) => phone).toSorted()).toEqual(
      people(1_203)
        .map(({ phone }) => phone)
        .toSorted(),
    );
    expect(await readCentre(owner, context(), listDataKeys)).toMatchObject([
      { keyId: "d1", retiredAt: expect.any(String), emptiedAt: expect.any(String) },
      { keyId: "d2", retiredAt: null },
    ]);
  });

  it("keeps everything readable and writable, and leaves nothing behind", async () => {
    const processes = [another(database.appUrl), another(database.appUrl)];
    const [first] = processes;
    if (first === undefined) throw new Error("no process");
    const ids = await withTransaction(first, context(), (tx) => insertBorrowers(tx, people(3_000)));
    let isOver = false;
    let reads = 0;
    const readers = processes.map(async (app) => {
      while (!isOver) {
        const page = ids.slice(reads % 2_900, (reads % 2_900) + 100);
        const seen = await readCentre(app, context(), (tx) => loadBorrowers(tx, page));
        expect(seen.size).toBe(100);
        reads += 1;
      }
    });
    let written = 0;
    const writers = processes.map(async (app, index) => {
      while (!isOver) {
        const added = people(5, 10_000 * (index + 1) + written);
        await withTransaction(app, context(), async (tx) => {
          // It seals first and commits late: what it sealed with may be retired by then.
          await insertBorrowers(tx, added);
          await pause(20);
        });
        written += 5;
      }
    });
    const owner = another(database.ownerUrl);
    const rotated = await rotateDataKey(owner, { ...quiet, context: context() });
    isOver = true;
    await Promise.all([...readers, ...writers]);
    expect(reads).toBeGreaterThan(3);
    expect(written).toBeGreaterThan(10);
    expect(await sealedBy()).toEqual({ d2: 2 * (3_000 + written) });
    expect(rotated.rows).toBeGreaterThanOrEqual(3_000);
  });

  it("goes on where it was stopped", async () => {
    const app = another(database.appUrl);
    await withTransaction(app, context(), (tx) => insertBorrowers(tx, people(2_000)));
    const stop = new AbortController();
    const stopped = rotateDataKey(another(database.ownerUrl), {
      ...quiet,
      context: context(),
      signal: stop.signal,
      step: ({ done }) => {
        if (done >= 1_000) stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow();
    expect(await sealedBy()).toEqual({ d1: 2_000, d2: 2_000 });
    const seen = await readCentre(app, context(), (tx) =>
      tx.orm.execute<{ id: string }>("select id from borrowers"),
    ).then((rows) =>
      readCentre(app, context(), (tx) =>
        loadBorrowers(
          tx,
          rows.map((row) => row.id),
        ),
      ),
    );
    expect(seen.size).toBe(2_000);
    const again = await rotateDataKey(another(database.ownerUrl), { ...quiet, context: context() });
    expect(again).toMatchObject({ keyId: "d2", isResumed: true, rows: 1_000 });
    expect(await sealedBy()).toEqual({ d2: 4_000 });
  });

  it("waits for a transaction that began under the former key", async () => {
    const app = another(database.appUrl);
    await withTransaction(app, context(), (tx) => insertBorrowers(tx, people(1)));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    // As a process that is stopped in the middle: it has sealed, and writes much later.
    const slow = withTransaction(app, context(), async (tx) => {
      const late = people(1, 500);
      const sealed = { ...tx, dataKeys: { ...tx.dataKeys, current: tx.dataKeys.current } };
      begun();
      await held;
      await insertBorrowers(sealed, late);
    });
    await isBegun;
    let isEnded = false;
    const rotation = rotateDataKey(another(database.ownerUrl), {
      ...quiet,
      context: context(),
    }).then(() => (isEnded = true));
    await pause(FRESH_MS * 3);
    expect(isEnded).toBe(false);
    release();
    await slow;
    await rotation;
    expect(await sealedBy()).toEqual({ d2: 4 });
  });
});
