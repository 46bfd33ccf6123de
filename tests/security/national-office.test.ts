import type { Database } from "@bursar/database/connection";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { playSmallSeason, type SmallSeason } from "../harness/small-season.ts";
import type { StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let office: StaffClient;
let seasons: SmallSeason[];
beforeAll(async () => {
  product = await openTestProduct();
  seasons = [await playSmallSeason(product, "a"), await playSmallSeason(product, "b")];
  office = await product.signInAs(["national"]);
});
afterAll(() => product.close());

describe("the national office", () => {
  it("sees every centre's counts and sums, and their total", async () => {
    const { body } = await office.get("/v1/national-seasons/2024-2025").expect(200);
    expect(body.centres).toHaveLength(2);
    for (const [index, season] of seasons.entries()) {
      const cents = season.contracts.reduce((sum, { principal }) => sum + Number(principal), 0);
      expect(body.centres[index]).toMatchObject({
        applications: season.rows.length,
        contracts: season.contracts.length,
        disbursed: season.contracts.length,
        disbursedAmount: cents.toFixed(2),
      });
    }
    expect(body.total.applications).toBe(6);
    const empty = await office.get("/v1/national-seasons/2030-2031").expect(200);
    expect(empty.body.total).toMatchObject({ applications: 0, disbursedAmount: "0.00" });
  });

  it("is shown nobody: no name, no township, no id of an application", async () => {
    const { text } = await office.get("/v1/national-seasons/2024-2025").expect(200);
    for (const row of seasons.flatMap(({ rows }) => rows)) {
      for (const column of ["姓名", "身份证号", "手机号", "户籍乡镇"]) {
        expect(text).not.toContain(String(row[column]));
      }
    }
    expect(text).not.toMatch(/app_|bor_|con_/);
  });

  it("has no centre of its own to look into", async () => {
    for (const path of ["/v1/applications", "/v1/contracts", "/v1/audit-rows"]) {
      expect((await office.get(path)).body.code).toBe("auth.forbidden");
    }
  });
});

describe("the login of the national figures", () => {
  const refused = async (national: Database, statement: string): Promise<string> => {
    const error: unknown = await national.client
      .unsafe(statement)
      .catch((thrown: unknown) => thrown);
    return error instanceof Error && "code" in error ? String(error.code) : "done";
  };

  it.each([
    "select * from applications",
    "select co_borrower_name from applications",
    "select id from borrowers",
    "select after from audit_rows",
    "select * from loan_facts",
    'select * from auth."user"',
    "update contracts set status = 'voided'",
    "delete from applications",
    "insert into centres (id) values ('x')",
  ])("can't %s", async (statement) => {
    expect(await refused(product.database.national, statement)).toBe("42501");
  });

  it("bypasses no fence: a new table shows it nothing until it is given a column", async () => {
    const [role] = await product.database.owner.client<{ free: boolean }[]>`
      select rolsuper or rolbypassrls as free from pg_roles where rolname = 'bursar_national'`;
    expect(role?.free).toBe(false);
  });
});
