import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { verifyArchive } from "@bursar/documents/archive";
import { openFolderStore } from "@bursar/documents/storage";
import { packArchiveSlice } from "@bursar/servicing/archive";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows } from "../harness/roster-files.ts";
import { photo, uploadScan } from "../harness/scans.ts";
import { bringToDisbursed, pairOf, type ContractView, type Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

const BAGS = 6;
const YEAR = "2024-2025";

let product: TestProduct;
let pair: Pair;
let supervisor: StaffClient;
let contracts: ContractView[];
let borrowerIds: string[];
let folder: string;

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  supervisor = await product.signInAs(["supervisor"]);
  contracts = await bringToDisbursed(product, pair, rosterRows(0, BAGS));
  const rows = await product.database.owner.client<{ id: string; year: string }[]>`
    select borrower_id as id, academic_year as year from applications order by borrower_id`;
  borrowerIds = rows.map(({ id }) => id);
  folder = await mkdtemp(join(tmpdir(), "bursar-archive-"));
}, 120_000);
afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true });
});

const first = (): string => borrowerIds[0] ?? "";

interface ExportView {
  readonly id: string;
  readonly status: string;
  readonly done: number;
  readonly total: number;
  readonly manifestSha256: string | null;
}

async function start(body: object, who = supervisor): Promise<ExportView> {
  const answer = await who.post("/v1/archive-exports", { reason: "年度归档", ...body });
  expect({ status: answer.status, body: answer.body as unknown }).toMatchObject({ status: 202 });
  return answer.body as ExportView;
}

async function ready({ id }: ExportView): Promise<ExportView> {
  return waitFor("the export", async () => {
    const answer = await supervisor.get(`/v1/archive-exports/${id}`).expect(200);
    const shown = answer.body as ExportView;
    return shown.status === "ready" && shown;
  });
}

async function download({ id }: ExportView): Promise<string> {
  const answer = await supervisor
    .get(`/v1/archive-exports/${id}/content`)
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => done(null, Buffer.concat(pieces)));
    })
    .expect(200);
  const path = join(folder, `${id}.zip`);
  await writeFile(path, answer.body as Buffer);
  return path;
}

describe("the index of a bag", () => {
  it("lists what was received, decided, signed and paid, by day and part, masked", async () => {
    const applicationId = contracts[0]?.applicationId ?? "";
    await uploadScan(pair.maker, applicationId, { fields: { kind: "application-form" } });
    const [row] = await product.database.owner.client<{ id: string; name: string }[]>`
      select b.id, b.name from borrowers b
      join applications a on a.centre_id = b.centre_id and a.borrower_id = b.id
      where a.id = ${applicationId}`;
    const answer = await pair.maker.get(`/v1/borrowers/${row?.id}/archive`).expect(200);
    const { entries, checklists, complete } = answer.body;
    const days = entries.map((entry: { on: string }) => entry.on);
    expect(days).toEqual(days.toSorted());
    const steps = entries.map((entry: { kind: string; event: string }) =>
      [entry.kind, entry.event].join(" "),
    );
    for (const step of [
      "application submit",
      "application approve",
      "contract accept",
      "signature borrower",
      "loan-fact disbursed",
      "document application-form",
    ]) {
      expect(steps).toContain(step);
    }
    expect(new Set(steps).size).toBe(steps.length);
    const parts = new Set(entries.map((entry: { part: string }) => entry.part));
    expect(parts).toEqual(new Set(["credit-contract", "loan-management"]));
    expect(complete).toBe(false);
    expect(checklists[0].contractNo).toBe(contracts[0]?.contractNo);
    const kinds = checklists[0].missing.flatMap((line: { anyOf: string[] }) => line.anyOf);
    expect(kinds).toContain("id-card-front");
    expect(kinds).not.toContain("application-form");
    expect(answer.text).not.toContain(row?.name);
  });

  it("is not for another centre nor for who may not read archives", async () => {
    const other = await product.signIn("maker", "b");
    const hidden = await other.get(`/v1/borrowers/${first()}/archive`).expect(404);
    expect(hidden.body.code).toBe("borrower.not-found");
    const university = await product.signInAs(["university"]);
    await university.get(`/v1/borrowers/${first()}/archive`).expect(403);
  });
});

describe("an export", () => {
  it("of a year holds every bag, and each file is as its manifest says", async () => {
    const asked = await start({ academicYear: YEAR });
    expect(asked).toMatchObject({ status: "running", done: 0, total: BAGS });
    const shown = await ready(asked);
    expect(shown).toMatchObject({ done: BAGS, total: BAGS });
    const path = await download(shown);
    const check = await verifyArchive(path);
    expect(check).toMatchObject({ changed: [], missing: [], added: [] });
    expect(check.manifestSha256).toBe(shown.manifestSha256);
    expect(check.manifest).toMatchObject({ exportId: asked.id, bags: BAGS, academicYear: YEAR });
    const names = check.manifest.files.map((file) => file.path);
    expect(names.filter((name) => name.endsWith("/目录.pdf"))).toHaveLength(BAGS);
    expect(names.filter((name) => name.endsWith("/index.json"))).toHaveLength(BAGS);
    // Whose bag is the first is not told: their ids may be of one millisecond.
    expect(names.filter((name) => /^\d{5}\/documents\/001-申请表\.jpg$/.test(name))).toHaveLength(
      1,
    );
    // Another program reads it as well, names included.
    const script =
      "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),len(z.namelist()))";
    const { stdout } = await promisify(execFile)("python3", ["-c", script, path]);
    expect(stdout.trim()).toBe(`None ${names.length + 1}`);
  });

  it("is sealed in the store, and who asked, packed and took it is in the audit trail", async () => {
    const asked = await ready(await start({ borrowerId: first() }));
    await download(asked);
    const rows = await product.database.owner.client<{ action: string }[]>`
      select action from audit_rows where subject_id = ${asked.id} order by id`;
    expect(rows.map(({ action }) => action)).toEqual([
      "archive.export-requested",
      "archive.slice-packed",
      "archive.export-packed",
      "archive.export-downloaded",
    ]);
    const [slice] = await product.database.owner.client<{ key: string; entries: string }[]>`
      select storage_key as key, entries_sealed as entries from archive_export_slices
      where export_id = ${asked.id} order by sequence`;
    const stored = await readFile(join(product.dataDirectory, "documents", slice?.key ?? ""));
    expect(stored.includes("index.json")).toBe(false);
    expect(slice?.entries).not.toContain("index.json");
  });

  it("that was changed is told file by file: changed, missing, added", async () => {
    const asked = await ready(await start({ borrowerId: first() }));
    const path = await download(asked);
    const script = `
import sys, zipfile
old = zipfile.ZipFile(sys.argv[1])
new = zipfile.ZipFile(sys.argv[2], "w")
for name in old.namelist():
    if name.endswith("目录.pdf"): continue
    content = old.read(name)
    new.writestr(name, content + b" " if name.endswith("index.json") else content)
new.writestr("00001/extra.txt", "x")
new.close()`;
    const changed = join(folder, "changed.zip");
    await promisify(execFile)("python3", ["-c", script, path, changed]);
    const check = await verifyArchive(changed);
    expect(check.changed).toEqual([expect.stringMatching(/index\.json$/)]);
    expect(check.missing).toEqual([expect.stringMatching(/目录\.pdf$/)]);
    expect(check.added).toEqual(["00001/extra.txt"]);
    const cut = join(folder, "cut.zip");
    await writeFile(cut, (await readFile(path)).subarray(0, -40));
    await expect(verifyArchive(cut)).rejects.toMatchObject({ code: "archive.not-an-export" });
  });

  it("is for supervisors of the borrower's own centre, with a reason, until it expires", async () => {
    const body = { borrowerId: first(), reason: "核查" };
    await supervisor.post("/v1/archive-exports", body).expect(400);
    await pair.maker.post("/v1/archive-exports", { ...body, reason: "年度归档" }).expect(403);
    const none = { academicYear: "2010-2011", reason: "年度归档" };
    const empty = await supervisor.post("/v1/archive-exports", none).expect(409);
    expect(empty.body.code).toBe("archive.nothing-to-export");
    const unknown = { borrowerId: "bor_0", reason: "年度归档" };
    await supervisor.post("/v1/archive-exports", unknown).expect(404);
    const asked = await ready(await start({ borrowerId: first() }));
    await product.database.owner.client`
      update archive_exports set expires_at = now() - interval '1 second' where id = ${asked.id}`;
    const gone = await supervisor.get(`/v1/archive-exports/${asked.id}/content`).expect(410);
    expect(gone.body.code).toBe("archive.expired");
    const slices = await product.database.owner.client<{ key: string }[]>`
      select storage_key as key from archive_export_slices where export_id = ${asked.id}`;
    await start({ borrowerId: first() });
    for (const { key } of slices) {
      await expect(readFile(join(product.dataDirectory, "documents", key))).rejects.toThrow();
    }
  });
});

describe("an export of much", () => {
  it("is packed in bounded slices, and goes on after a kill where it stood", async () => {
    await product.stopWorker();
    const MARKS = 24;
    const large = (mark: string): Buffer => {
      const picture = photo(mark);
      return Buffer.concat([
        picture.subarray(0, -2),
        Buffer.alloc(2_000_000, mark),
        picture.subarray(-2),
      ]);
    };
    for (let mark = 0; mark < MARKS; mark += 1) {
      await uploadScan(pair.maker, contracts[1]?.applicationId ?? "", {
        fields: { kind: "other" },
        file: large(`m${mark}`),
      });
    }
    const asked = await start({ academicYear: YEAR });
    const files = openFolderStore(join(product.dataDirectory, "documents"));
    const deps = { db: product.database.app, files };
    const actor = { id: "test", kind: "system" } as const;
    const context = { actor, centreId: "cen_a", requestId: "test" };
    const command = { context, exportId: asked.id };
    await packArchiveSlice(deps, command);
    // The store takes the bytes and the process dies before its transaction ends.
    const dying = { ...files, put: () => Promise.reject(new Error("killed")) };
    await expect(packArchiveSlice({ ...deps, files: dying }, command)).rejects.toThrow("killed");
    await product.startWorker();
    const shown = await ready(asked);
    const sizes = await product.database.owner.client<{ bytes: number }[]>`
      select byte_length as bytes from archive_export_slices where export_id = ${asked.id}`;
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes.map(({ bytes }) => bytes))).toBeLessThan(12 * 2 ** 20);
    const check = await verifyArchive(await download(shown));
    expect(check).toMatchObject({ changed: [], missing: [], added: [] });
    const photos = check.manifest.files.filter((file) => file.path.includes("其他材料"));
    expect(photos).toHaveLength(MARKS);
  }, 120_000);
});
