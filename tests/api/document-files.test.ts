import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openFolderStore } from "@bursar/documents/storage";
import { sweepFiles } from "@bursar/servicing/documents";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import { photo, uploadScan } from "../harness/scans.ts";
import {
  importRoster,
  listApplications,
  pairOf,
  SEASON,
  setDate,
} from "../harness/season-steps.ts";
import type { Pair } from "../harness/season-steps.ts";

let product: TestProduct;
let pair: Pair;
let applicationId: string;

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await setDate(pair.maker, SEASON.importedOn);
  await importRoster(pair.maker, rosterCsv(rosterRows(0, 1)));
  const [application] = await listApplications(pair.maker, "submitted");
  applicationId = application?.id ?? "";
  await uploadScan(pair.maker, applicationId, { file: photo("kept") });
});
afterAll(() => product.close());

describe("the files and the rows that name them", () => {
  it("agree but for what a crash has left, which the sweep finds", async () => {
    const folder = join(product.dataDirectory, "documents");
    const files = openFolderStore(folder);
    const deps = { db: product.database.app, files };
    const context = {
      actor: { id: "cli:doctor", kind: "cli" },
      centreId: "cen_a",
      requestId: "req_sweep",
    };
    expect(await sweepFiles(deps, { context })).toMatchObject({ orphans: [], missing: [] });
    await mkdir(join(folder, "cen_a", "2024-08"), { recursive: true });
    const old = join(folder, "cen_a", "2024-08", "fil_old");
    await writeFile(old, "left by a crash");
    await writeFile(join(folder, "cen_a", "2024-08", "fil_young"), "its row may still come");
    await utimes(old, 1_700_000_000, 1_700_000_000);
    const lost = await uploadScan(pair.maker, applicationId, { file: photo("lost") });
    const [row] = await product.database.owner.client<{ key: string }[]>`
      select storage_key as key from documents where id = ${lost.id}`;
    await rm(join(folder, row?.key ?? ""));
    const found = await sweepFiles(deps, { context });
    expect(found).toMatchObject({ orphans: ["cen_a/2024-08/fil_old"], missing: [lost.id] });
    expect(await sweepFiles(deps, { context })).toMatchObject({ orphans: [] });
    const gone = await pair.maker.get(`/v1/documents/${lost.id}/content`).expect(409);
    expect(gone.body).toMatchObject({ code: "document.content-missing" });
  });

  it("can't be changed about: a file opens under its own name alone", async () => {
    const { id } = await uploadScan(pair.maker, applicationId, { file: photo("moved") });
    const { client } = product.database.owner;
    const [row] = await client<{ key: string }[]>`
      select storage_key as key from documents where id = ${id}`;
    const files = openFolderStore(join(product.dataDirectory, "documents"));
    const stolen = await files.get(row?.key ?? "");
    await files.put("cen_a/2024-09/fil_moved", stolen ?? Buffer.alloc(0));
    await client`
      update documents set storage_key = 'cen_a/2024-09/fil_moved' where id = ${id}`;
    await pair.maker.get(`/v1/documents/${id}/content`).expect(500);
    // The failure is on record, and is the one that was meant.
    expect(product.logLines.splice(0).join("\n")).toContain("unexpected");
  });
});
