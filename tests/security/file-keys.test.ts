import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rotateDataKey } from "@bursar/database/keys";
import { openFolderStore } from "@bursar/documents/storage";
import { resealFiles } from "@bursar/servicing/keys";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import { uploadScan } from "../harness/scans.ts";
import {
  importRoster,
  listApplications,
  pairOf,
  SEASON,
  setDate,
  type Pair,
} from "../harness/season-steps.ts";

const context = {
  actor: { id: "cli:test", kind: "cli" },
  centreId: "cen_a",
  requestId: "req_test",
};
let product: TestProduct;
let pair: Pair;
let documentIds: string[];

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await setDate(pair.maker, SEASON.importedOn);
  await importRoster(pair.maker, rosterCsv(rosterRows(0, 3)));
  const applications = await listApplications(pair.maker, "submitted");
  documentIds = [];
  for (const { id } of applications) documentIds.push((await uploadScan(pair.maker, id)).id);
});
afterAll(() => product.close());

/** The key that sealed each document's file, by the file itself. */
async function sealedBy(): Promise<string[]> {
  const rows = await product.database.owner.client<{ key: string }[]>`
    select storage_key as key from documents where erased_at is null order by id`;
  const files = rows.map(({ key }) => readFile(join(product.dataDirectory, "documents", key)));
  return (await Promise.all(files)).map((file) => file.toString("latin1").split(".", 1)[0] ?? "");
}

async function contents(): Promise<Buffer[]> {
  const seen: Buffer[] = [];
  for (const id of documentIds) {
    const answer = await pair.maker.get(`/v1/documents/${id}/content`).buffer(true).expect(200);
    seen.push(answer.body as Buffer);
  }
  return seen;
}

it("uploaded files are sealed anew with the rest, and open as before", async () => {
  const before = await contents();
  expect(before).toHaveLength(3);
  expect(new Set(await sealedBy())).toEqual(new Set(["d1"]));
  const files = openFolderStore(join(product.dataDirectory, "documents"));
  const deps = { db: product.database.owner, files };
  const steps: number[] = [];
  let sealed = 0;
  await rotateDataKey(product.database.owner, {
    context,
    keysFreshMs: 10,
    step: () => undefined,
    further: async () => {
      sealed = await resealFiles(deps, { context, step: ({ done }) => steps.push(done) });
    },
  });
  expect({ sealed, steps }).toEqual({ sealed: 3, steps: [1, 2, 3] });
  expect(new Set(await sealedBy())).toEqual(new Set(["d2"]));
  // The product knows only the former key until it meets a file of the new one.
  expect(await contents()).toEqual(before);
  expect(await resealFiles(deps, { context, step: () => undefined })).toBe(0);
});

it("a file that was destroyed meanwhile does not come back", async () => {
  const owner = product.database.owner.client;
  await owner`update documents set erased_at = now() where id = ${documentIds[0] ?? ""}`;
  const files = openFolderStore(join(product.dataDirectory, "documents"));
  const deps = { db: product.database.owner, files };
  let sealed = 0;
  await rotateDataKey(product.database.owner, {
    context,
    keysFreshMs: 10,
    step: () => undefined,
    further: async () => {
      sealed = await resealFiles(deps, { context, step: () => undefined });
    },
  });
  expect(sealed).toBe(2);
  expect(await sealedBy()).toEqual(["d3", "d3"]);
});
