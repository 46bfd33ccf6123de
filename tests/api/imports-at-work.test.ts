import { readFileSync } from "node:fs";
import { readTable, writeXlsx } from "@bursar/documents/tables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { dirtyRoster, rosterCsv, rosterRows } from "../harness/roster-files.ts";
import { pairOf, SEASON, setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const STAGE = "/v1/imports/rosters";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const GB18030 = readFileSync(new URL("../fixtures/roster-dirty-gb18030.csv", import.meta.url));

let product: TestProduct;
let maker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  ({ maker } = await pairOf(product, "a"));
  await setDate(maker, SEASON.importedOn);
});
afterAll(() => product.close());

interface Verdict {
  readonly row: number;
  readonly key: string | null;
  readonly verdict: string;
  readonly problems: readonly { readonly code: string }[];
}

async function verdictsOf(importId: string): Promise<string[]> {
  const { body } = await maker.get(`/v1/imports/${importId}/rows?limit=100`).expect(200);
  return (body.data as Verdict[]).map(
    ({ verdict, problems }) => `${verdict} ${problems.map(({ code }) => code).join(" ")}`,
  );
}

async function dirtyWorkbook(order: (columns: readonly string[]) => readonly string[]) {
  const bytes = dirtyRoster();
  const table = await readTable({ bytes, fileName: "dirty.csv" }, { requiredColumns: [] });
  const columns = order(table.columns).map((column) => ({ key: column, header: column }));
  return Buffer.from(await writeXlsx(table.rows, columns));
}

describe("a roster in another encoding, format or order of columns", () => {
  it("gets the same verdicts, row by row", async () => {
    const utf8 = await maker.upload(STAGE, dirtyRoster()).expect(201);
    const expected = await verdictsOf(utf8.body.id as string);
    expect(expected).toHaveLength(30);
    const bare = dirtyRoster()
      .toString("utf8")
      .replace(/^\uFEFF/, "");
    const files: [string, string | Buffer][] = [
      ["text/csv", `\uFEFF${bare}`],
      ["text/csv", bare],
      ["text/csv", GB18030],
      [XLSX, await dirtyWorkbook((columns) => columns)],
      [XLSX, await dirtyWorkbook((columns) => columns.toReversed())],
    ];
    for (const [type, bytes] of files) {
      const sent = { "Content-Type": type, "X-File-Name": "dirty" };
      const { body } = await maker.raw(STAGE, sent, bytes).expect(201);
      expect(body.unknownColumns).toEqual(["预期结果"]);
      expect(await verdictsOf(body.id as string)).toEqual(expected);
    }
  });
});

describe("the rows of an import", () => {
  let importId: string;
  beforeAll(async () => {
    importId = (await maker.upload(STAGE, dirtyRoster()).expect(201)).body.id as string;
  });

  it("come page by page and by verdict", async () => {
    const path = `/v1/imports/${importId}/rows`;
    const first = await maker.get(`${path}?limit=12&verdict=refused`).expect(200);
    expect(first.body).toMatchObject({ hasMore: true });
    const cursor = String(first.body.nextCursor);
    const second = await maker
      .get(`${path}?limit=12&verdict=refused&startingAfter=${cursor}`)
      .expect(200);
    expect(second.body).toMatchObject({ hasMore: false, nextCursor: null });
    const rows = [...(first.body.data as Verdict[]), ...(second.body.data as Verdict[])];
    expect(rows).toHaveLength(20);
    expect(new Set(rows.map(({ row }) => row)).size).toBe(20);
  });

  it("have a key of their own where they have an effect, and it says nothing of a person", async () => {
    const { body } = await maker.get(`/v1/imports/${importId}/rows?limit=100`).expect(200);
    for (const { row, key, verdict } of body.data as Verdict[]) {
      if (verdict === "refused") expect(key).toBeNull();
      else expect(key).toMatch(new RegExp(`^${importId}:${row}:[0-9a-f]{64}$`));
    }
  });

  it("can be mended from a file that names row, column and what to do", async () => {
    const path = `/v1/imports/${importId}/row-errors`;
    const csv = await maker.get(`${path}?format=csv&language=en`).expect(200);
    expect(csv.headers["content-type"]).toContain("text/csv");
    expect(csv.headers["content-disposition"]).toContain("attachment");
    const [heading = "", ...lines] = csv.text
      .replace(/^\uFEFF/, "")
      .trim()
      .split("\r\n");
    expect(heading).toBe("Row,Verdict,Column,Code,What to do");
    expect(lines[0]).toMatch(/^1,refused,身份证号,id-number\.checksum,/);
    const xlsx = await maker
      .get(`${path}?format=xlsx`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const bytes = xlsx.body as Buffer;
    const table = await readTable(
      { bytes, fileName: "errors.xlsx" },
      { requiredColumns: ["行号"] },
    );
    expect(table.rows).toHaveLength(lines.length);
  });
});

describe("an import that nobody wants", () => {
  it("can be discarded: its contents go, and it takes no effect any more", async () => {
    const csv = rosterCsv(rosterRows(0, 2));
    const id = (await maker.upload(STAGE, csv).expect(201)).body.id as string;
    const { body } = await maker.post(`/v1/imports/${id}/discard`).expect(200);
    expect(body).toMatchObject({ id, status: "discarded", accepted: 2 });
    const [kept] = await product.database.owner.client<{ count: number }[]>`
      select count(*)::int as count from import_rows
      where import_id = ${id} and (content_sealed is not null or content_hash is not null)`;
    expect(kept?.count).toBe(0);
    const refused = await maker.post(`/v1/imports/${id}/commit`).expect(409);
    expect(refused.body.code).toBe("import.discarded");
    await maker.post(`/v1/imports/${id}/discard`).expect(200);
  });

  it("can't be discarded once it has taken effect, and there is nothing to stop", async () => {
    const csv = rosterCsv(rosterRows(10, 1));
    const id = (await maker.upload(STAGE, csv).expect(201)).body.id as string;
    await maker.post(`/v1/imports/${id}/commit`).expect(200);
    expect((await maker.post(`/v1/imports/${id}/discard`).expect(409)).body.code).toBe(
      "import.not-staged",
    );
    expect((await maker.post(`/v1/imports/${id}/stop`).expect(409)).body.code).toBe(
      "import.not-running",
    );
  });
});

describe("two staged copies of one file", () => {
  it("take effect once, and the second commit names the first one", async () => {
    const csv = rosterCsv(rosterRows(20, 2));
    const [one, two] = [await maker.upload(STAGE, csv), await maker.upload(STAGE, csv)];
    const ids = [one.body.id as string, two.body.id as string];
    const answers = await Promise.all(
      ids.map((id) => maker.post(`/v1/imports/${id}/commit`).expect(200)),
    );
    const bodies = answers.map(({ body }) => body as { importId: string; created: number });
    expect(bodies.map(({ created }) => created).toSorted((a, b) => a - b)).toEqual([0, 2]);
    expect(new Set(bodies.map(({ importId }) => importId)).size).toBe(1);
  });
});

describe("the list of imports", () => {
  it("shows the latest first, by kind and by state", async () => {
    const { body } = await maker.get("/v1/imports?limit=100").expect(200);
    const files = body.data as { id: string; kind: string; status: string }[];
    const ids = files.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    const page = await maker.get("/v1/imports?limit=1&status=committed&kind=roster").expect(200);
    expect(page.body.data).toHaveLength(1);
    expect(page.body).toMatchObject({ hasMore: true });
    const next = `/v1/imports?limit=1&status=committed&kind=roster&startingAfter=${String(page.body.nextCursor)}`;
    const other = await maker.get(next).expect(200);
    expect(other.body.data[0].id < page.body.data[0].id).toBe(true);
  });
});
