import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertPortfolio } from "../harness/insert-portfolio.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows } from "../harness/roster-files.ts";
import { playSmallSeason, type SmallSeason } from "../harness/small-season.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly township: string;
  readonly graduationYear: number;
  readonly loanState: string;
}

let product: TestProduct;
let season: SmallSeason;
beforeAll(async () => {
  product = await openTestProduct();
  season = await playSmallSeason(product, "a");
  await insertPortfolio(product, "b", 1);
});
afterAll(() => product.close());

const ask = async (path: string, centre: "a" | "b" = "b") => {
  const staff = await product.signIn("checker", centre);
  return staff.get(path);
};

/** All rows of a filtered list, page by page. */
async function listAll(filter: string, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ""; ;) {
    const { status, body } = await ask(`/v1/borrowers?limit=${limit}${filter}${cursor}`);
    expect(status).toBe(200);
    rows.push(...(body.data as Row[]));
    if (body.hasMore === false) return rows;
    cursor = `&startingAfter=${body.nextCursor as string}`;
  }
}

describe("the list of borrowers", () => {
  it("shows everybody once, page by page, with masked numbers", async () => {
    const rows = await listAll("", 50);
    expect(rows).toHaveLength(188);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(188);
    for (const row of rows) {
      expect(row.name).toMatch(/^\S\*+\S?$/u);
      expect(row.idNumber).toMatch(/^\d{4}\*+/);
      expect(row.phone).toMatch(/^139\*{4}\d{4}$/);
      expect(row.loanState).toBe("open");
    }
  });

  it("is narrowed by township, graduation year and loan state", async () => {
    const [first = {}] = rosterRows(0, 1);
    const township = first["户籍乡镇"] ?? "";
    const inTownship = rosterRows().filter((row) => row["户籍乡镇"] === township).length;
    const rows = await listAll(`&township=${encodeURIComponent(township)}`, 10);
    expect(rows).toHaveLength(inTownship);
    expect(new Set(rows.map((row) => row.township))).toEqual(new Set([township]));

    const year = first["预计毕业年份"] ?? "";
    const graduating = rosterRows().filter((row) => row["预计毕业年份"] === year).length;
    expect(await listAll(`&graduationYear=${year}`, 100)).toHaveLength(graduating);
    expect(await listAll("&loanState=open", 100)).toHaveLength(188);
    expect(await listAll("&loanState=none", 100)).toEqual([]);
    expect(await listAll("&loanState=ended", 100)).toEqual([]);
  });

  it("refuses a filter that means nothing", async () => {
    for (const filter of ["graduationYear=19", "loanState=late", "limit=0", "township="]) {
      expect((await ask(`/v1/borrowers?${filter}`)).status).toBe(400);
    }
  });

  it("holds no other centre's people", async () => {
    const { body } = await ask("/v1/borrowers?limit=100", "a");
    expect(body.data).toHaveLength(season.rows.length);
  });
});

describe("a borrower's file", () => {
  let rows: Row[];
  beforeAll(async () => {
    rows = (await ask("/v1/borrowers?limit=100", "a")).body.data as Row[];
  });

  it("shows the person masked, the phone's state, applications, contracts and loans", async () => {
    for (const { id } of rows) {
      const { status, body, headers } = await ask(`/v1/borrowers/${id}`, "a");
      expect(status).toBe(200);
      expect(headers["etag"]).toBe(`"${String(body.version)}"`);
      expect(body).toMatchObject({
        id,
        loanState: "open",
        phoneState: { since: expect.stringMatching(/^20/) },
        applications: [{ academicYear: "2024-2025", status: "reviewed" }],
        contracts: [{ academicYear: "2024-2025", status: "disbursed" }],
        loans: [{ disbursedOn: "2024-11-20" }],
      });
      expect(body.universityName).not.toBeNull();
      expect(JSON.stringify(body)).not.toMatch(/"1[3-9]\d{9}"|\d{17}[\dX]"/);
    }
  });

  it("says what a monthly roster has changed and where it disagrees", async () => {
    const files = await Promise.all(
      rows.map(async ({ id }) => (await ask(`/v1/borrowers/${id}`, "a")).body),
    );
    expect(files.filter((file) => file.phoneState.source === "roster")).toHaveLength(1);
    const [conflicting] = files.filter((file) => file.openConflicts.length > 0);
    expect(conflicting.openConflicts[0].fields).toContain("name");
  });

  it("opens although one of its loans can't be computed, which then shows no figures", async () => {
    const files = await Promise.all(
      rows.map(async ({ id }) => (await ask(`/v1/borrowers/${id}`, "a")).body),
    );
    const figures = files.map((file) => file.loans[0].principalOutstanding as string | null);
    expect(figures.filter((figure) => figure === null)).toHaveLength(1);
    expect(figures.filter((figure) => /^\d+\.\d{2}$/.test(figure ?? ""))).toHaveLength(2);
  });

  it("is not there for another centre, or for an id that nobody has", async () => {
    for (const [id, centre] of [
      [rows[0]?.id ?? "", "b"],
      ["bor_none", "a"],
    ] as const) {
      const { status, body } = await ask(`/v1/borrowers/${id}`, centre);
      expect([status, body.code]).toEqual([404, "borrower.not-found"]);
    }
  });
});
