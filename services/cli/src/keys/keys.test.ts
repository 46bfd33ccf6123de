import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSecrets } from "@bursar/config/keys";
import { insertBorrowers, loadBorrowers } from "@bursar/database/borrowers";
import {
  openDatabase,
  readCentre,
  withTransaction,
  type Database,
} from "@bursar/database/connection";
import { loginUrl } from "@bursar/database/migrations";
import { openCluster, type Cluster } from "@bursar/local-postgres/cluster";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bursarIn } from "../testing/run-bursar.ts";

const PEOPLE = 6_000;
const folder = mkdtempSync(join(tmpdir(), "bursar-cli-keys-"));
const dataDirectory = join(folder, "data");
const bursar = bursarIn(dataDirectory, process.env);
const context = {
  actor: { id: "usr_test", kind: "staff" },
  centreId: "cen_demo",
  requestId: "req_test",
};

let cluster: Cluster;
let owner: Database;
let app: Database;
let ids: string[];

async function json(...args: string[]) {
  const { code, stdout, stderr } = await bursar([...args, "--json"]);
  return { code, stderr, data: JSON.parse(stdout) as Record<string, unknown> };
}

/** A process that starts now: it knows the ring and the keys as they are. */
function openApp(): Database {
  const { fieldKeys: keys, appPassword } = loadSecrets(dataDirectory);
  const url = loginUrl(cluster.url("bursar"), "bursar_app", appPassword);
  return openDatabase({ url, keys, maxConnections: 2 });
}

beforeAll(async () => {
  const first = await bursar(["keys", "status", "--json"]);
  if (first.code !== 0) throw new Error(first.stderr);
  cluster = await openCluster({ dataDirectory: join(dataDirectory, "postgres") });
  const { fieldKeys: keys } = loadSecrets(dataDirectory);
  owner = openDatabase({ url: cluster.url("bursar"), keys, maxConnections: 1 });
  app = openApp();
  ids = await withTransaction(app, context, (tx) =>
    insertBorrowers(
      tx,
      Array.from({ length: PEOPLE }, (_, index) => ({
        name: "张三",
        sex: "male",
        ethnicity: "汉族",
        township: "夏村镇",
        idNumber: `id-${index}`,
        phone: `phone-${index}`,
        phoneSource: "borrower",
        phoneSince: "2024-08-20",
        phoneConfirmedOn: null,
        graduationYear: 2028,
        universityCode: "10422",
      })),
    ),
  );
}, 120_000);
afterAll(async () => {
  await Promise.all([owner.close(), app.close()]);
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

async function sealedBy(): Promise<Record<string, number>> {
  const rows = await owner.client<{ key: string; count: number }[]>`
    select split_part(id_number_sealed, '.', 1) as key, count(*)::int as count
    from borrowers group by 1`;
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]));
}

/** Runs a command and kills it as soon as `isTime` says so. */
async function killWhen(args: readonly string[], isTime: () => Promise<boolean>) {
  let child: ChildProcess | undefined;
  const finished = bursar(args, { onStarted: (started) => (child = started) });
  while (!(await isTime()));
  child?.kill("SIGKILL");
  return finished;
}

async function readPage(database: Database, at: number): Promise<number> {
  const page = ids.slice(at, at + 50);
  const seen = await readCentre(database, context, (tx) => loadBorrowers(tx, page));
  return [...seen.values()].filter(({ phone }) => phone.startsWith("phone-")).length;
}

describe("a new data key", () => {
  it("goes on after a kill in the middle; all is readable at every moment", async () => {
    let isOver = false;
    const reading = (async () => {
      let reads = 0;
      for (; !isOver; reads += 1) expect(await readPage(app, (reads * 37) % 5_900)).toBe(50);
      return reads;
    })();
    const killed = await killWhen(["keys", "rotate-data", "--centre", "cen_demo"], async () => {
      const { d2 = 0 } = await sealedBy();
      return d2 > 0;
    });
    expect(killed.code).toBeNull();
    const between = await sealedBy();
    expect(between["d1"]).toBeGreaterThan(0);
    expect((between["d1"] ?? 0) + (between["d2"] ?? 0)).toBe(PEOPLE);
    const { code, data, stderr } = await json("keys", "rotate-data", "--centre", "cen_demo");
    isOver = true;
    expect(code).toBe(0);
    expect(data).toMatchObject({
      centres: [{ centreId: "cen_demo", keyId: "d2", isResumed: true, rows: between["d1"] }],
    });
    expect(stderr).toMatch(/加密 cen_demo.*\d+\/\d+/);
    expect(await sealedBy()).toEqual({ d2: PEOPLE });
    expect(await reading).toBeGreaterThan(2);
  }, 90_000);

  it("is shown with what each key has sealed", async () => {
    const { data } = await json("keys", "status", "--count");
    expect(data).toMatchObject({
      masters: [{ id: "k1", current: true, wraps: 2 }],
      centres: [
        {
          keys: [
            { keyId: "d1", values: 0, emptiedAt: expect.any(String) },
            { keyId: "d2", values: 2 * PEOPLE, retiredAt: null },
          ],
        },
      ],
    });
  });
});

describe("a new master key", () => {
  it("wraps every data key; the old one can go; running processes notice nothing", async () => {
    const { code, data } = await json("keys", "rotate-master");
    expect({ code, data }).toEqual({
      code: 0,
      data: { masterKeyId: "k2", rewrapped: 2, resumed: false, former: ["k1"] },
    });
    expect((await json("keys", "remove-master", "k2")).data).toMatchObject({
      code: "keys.master-in-use",
    });
    expect(await json("keys", "remove-master", "k1")).toMatchObject({ code: 0 });
    const file = readFileSync(join(dataDirectory, "field-keys.json"), "utf8");
    expect(Object.keys((JSON.parse(file) as { keys: object }).keys)).toEqual(["k2"]);
    const fresh = openApp();
    try {
      expect([await readPage(app, 0), await readPage(fresh, 0)]).toEqual([50, 50]);
    } finally {
      await fresh.close();
    }
  });

  it("is printed where an operator keeps the ring, and wraps once it is put there", async () => {
    const given = readFileSync(join(dataDirectory, "field-keys.json"), "utf8");
    const here = { environment: { BURSAR_FIELD_KEYS: given } };
    const { code, stdout } = await bursar(["keys", "rotate-master"], here);
    expect(code).toBe(3);
    expect(readFileSync(join(dataDirectory, "field-keys.json"), "utf8")).toBe(given);
    const there = { environment: { BURSAR_FIELD_KEYS: stdout.trim() } };
    const done = await bursar(["keys", "rotate-master", "--json"], there);
    expect(JSON.parse(done.stdout)).toMatchObject({ masterKeyId: "k3", resumed: true });
    writeFileSync(join(dataDirectory, "field-keys.json"), stdout.trim());
    expect(await readPage(app, 100)).toBe(50);
  });

  it("that is lost is named, with what to do", async () => {
    const file = join(dataDirectory, "field-keys.json");
    const kept = readFileSync(file, "utf8");
    const ring = JSON.parse(kept) as { currentKeyId: string; keys: Record<string, string> };
    const lost = { ...ring, currentKeyId: "k2", keys: { k2: ring.keys["k2"] } };
    writeFileSync(file, JSON.stringify(lost));
    const { code, data } = await json("keys", "rotate-data");
    writeFileSync(file, kept);
    expect(code).toBe(1);
    expect(data).toMatchObject({ code: "keys.unknown-master" });
  });
});

describe("a data folder of an earlier version", () => {
  it("is named as such and left as it is", async () => {
    const earlier = mkdtempSync(join(tmpdir(), "bursar-earlier-"));
    const secrets = JSON.stringify({ fieldKeys: "{}", authSecret: "x".repeat(32) });
    writeFileSync(join(earlier, "secrets.json"), secrets);
    const { code, stderr } = await bursarIn(earlier, process.env)(["keys", "status"]);
    expect(code).toBe(1);
    expect(stderr).toContain("较早的版本");
    expect(stderr).toContain("keys.earlier-folder");
    rmSync(earlier, { recursive: true });
  });
});

describe("the chains", () => {
  it("are whole; the head is a line to keep", async () => {
    const { code, data } = await json("verify", "chain");
    expect({ code, ok: data["ok"] }).toEqual({ code: 0, ok: true });
    const [centre] = data["centres"] as { anchorLine: string; audit: { sealed: number } }[];
    expect(centre?.audit.sealed).toBeGreaterThan(3);
    expect(centre?.anchorLine).toMatch(
      /^bursar-anchor v1 cen_demo \d{4}-\d\d-\d\d \d+ [0-9a-f]{64}$/,
    );
    writeFileSync(join(folder, "anchors.txt"), `${centre?.anchorLine}\n`);
    const file = join(folder, "anchors.txt");
    const again = await bursar(["verify", "chain", "--centre", "cen_demo", "--anchors", file]);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("✓ cen_demo");
    expect(again.stderr).toMatch(/查验 +\d+\/\d+/);
  });

  it("name the first break, with exit code 1", async () => {
    const [row] = await owner.client<{ audit_id: string }[]>`
      select audit_id from audit_seals where sequence = 2`;
    await owner.client`update audit_rows set action = 'x' where id = ${row?.audit_id ?? ""}`;
    const { code, data } = await json("verify", "chain");
    expect(code).toBe(1);
    expect(data).toMatchObject({
      ok: false,
      centres: [
        {
          audit: { broken: { kind: "row-changed", sequence: 2, id: row?.audit_id } },
          anchorLine: null,
        },
      ],
    });
    const shown = await bursar(["verify", "chain"]);
    expect(shown.stdout).toContain("记录的内容被改动");
    expect(shown.stdout).toContain(row?.audit_id);
  });

  it("can't be compared with a file that has no anchors", async () => {
    const { code, data } = await json("verify", "chain", "--anchors", join(folder, "none.txt"));
    expect({ code, data }).toMatchObject({ code: 2, data: { code: "anchors.unreadable" } });
  });
});
