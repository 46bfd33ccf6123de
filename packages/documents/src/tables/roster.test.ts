import { readFile } from "node:fs/promises";
import { amountLimitsFrom, readRosterRows, ROSTER_COLUMNS } from "@bursar/domain/application";
import type { RosterContext } from "@bursar/domain/application";
import { hardshipCategoriesOn, inForce, nationalPolicy } from "@bursar/domain/policy";
import { writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, it } from "vitest";
import { readTable, writeCsv } from "./index.ts";

const VERDICTS = { 接受: "accepted", 警告: "warned", 拒绝: "refused" } as const;
const requiredColumns = ROSTER_COLUMNS.map(({ zh }) => zh);
const fixture = (name: string) =>
  readFile(new URL(`../../../../tests/fixtures/${name}`, import.meta.url));
const read = (bytes: Uint8Array) => readTable({ bytes, fileName: "roster" }, { requiredColumns });

/** The register holds the universities that the clean roster names. */
let context: RosterContext;
beforeAll(async () => {
  const { rows } = await read(await fixture("roster-2024.csv"));
  const register = new Map(rows.map((row) => [row["高校代码"] ?? "", row["高校名称"] ?? ""]));
  const policy = nationalPolicy();
  context = {
    businessDate: "2024-08-20",
    amountLimits: amountLimitsFrom(policy),
    hardshipCategories: hardshipCategoriesOn(policy, "2024-08-20"),
    coBorrowerAge: inForce(policy.coBorrowerAge, "2024-08-20").value,
    universityName: (code) => register.get(code),
    seen: () => false,
  };
});

describe("the county's roster of 2024", () => {
  it("holds 188 applications for 2,962,400.00 yuan, all acceptable as they are", async () => {
    const { rows, unknownColumns } = await read(await fixture("roster-2024.csv"));
    const results = readRosterRows(rows, context);
    expect(unknownColumns).toEqual([]);
    expect(results.map(({ verdict }) => verdict)).toEqual(rows.map(() => "accepted"));
    const amounts = results.map((row) =>
      row.verdict === "refused" ? 0n : row.application.amountFen,
    );
    expect(amounts).toHaveLength(188);
    expect(amounts.reduce((sum, fen) => sum + fen, 0n)).toBe(296_240_000n);
  });
});

describe("the roster with every mistake", () => {
  const variants: [string, (bytes: Buffer) => Uint8Array | Promise<Uint8Array>][] = [
    ["UTF-8", (bytes) => bytes],
    ["GB18030", (bytes) => iconv.encode(bytes.toString("utf8"), "gb18030")],
    ["XLSX", toWorkbook],
  ];

  it.each(variants)("gives each row the verdict it expects, from %s", async (_, convert) => {
    const table = await read(await convert(await fixture("roster-dirty.csv")));
    expect(table.unknownColumns).toEqual(["预期结果"]);
    const results = readRosterRows(table.rows, context);
    const expected = table.rows.map((row) => {
      const word = (row["预期结果"] ?? "").slice(0, 2);
      return VERDICTS[word as keyof typeof VERDICTS];
    });
    expect(results.map(({ verdict }) => verdict)).toEqual(expected);
    const count = (verdict: string) => results.filter((row) => row.verdict === verdict).length;
    expect([count("accepted"), count("warned"), count("refused")]).toEqual([7, 3, 20]);
  });

  it("names one problem for each row that has one", async () => {
    const { rows } = await read(await fixture("roster-dirty.csv"));
    const found = readRosterRows(rows, context).flatMap(({ problems }, index) =>
      problems.map(({ field, code }) => `${index + 1} ${field} ${code}`),
    );
    expect(found.join("\n")).toMatchInlineSnapshot(`
      "1 身份证号 id-number.checksum
      2 身份证号 id-number.birth-date
      3 身份证号 id-number.length
      6 手机号 phone.format
      7 申请金额 amount.over-cap
      8 申请金额 amount.over-cap
      9 申请金额 amount.below-minimum
      10 申请金额 amount.not-whole-yuan
      11 申请金额 amount.not-a-number
      12 申请金额 amount.negative
      13 共同借款人姓名 co-borrower.missing
      14 共同借款人身份证号 co-borrower.same-person
      15 共同借款人身份证号 co-borrower.under-age
      16 共同借款人身份证号 co-borrower.over-age
      17 高校代码 university.unknown
      18 高校名称 university.name-mismatch
      19 预计毕业年份 study.ends-before-start
      20 姓名 name.missing
      22 困难类别 hardship.unknown-category
      23 学年 academic-year.format
      25 身份证号 application.duplicate
      28 身份证号 borrower.minor
      30 身份证号 application.duplicate"
    `);
  });

  it("takes the name that is a formula over as text, and writes it back harmless", async () => {
    const { rows } = await read(await fixture("roster-dirty.csv"));
    const result = readRosterRows(rows, context)[20];
    const name = result?.verdict === "accepted" ? result.application.name : undefined;
    expect(name).toBe('=HYPERLINK("x")张');
    const written = writeCsv([{ name: name ?? "" }], [{ key: "name", header: "姓名" }]);
    expect(written).toContain(`"'=HYPERLINK(""x"")张"`);
  });
});

async function toWorkbook(bytes: Buffer): Promise<Uint8Array> {
  const { columns, rows } = await read(bytes);
  const cells = rows.map((row) =>
    columns.map((column) => {
      const text = row[column] ?? "";
      // as an office program keeps them: amounts and years as numbers, identifiers as text
      return /^(?:学费|住宿费|申请金额|学制|.*年份)$/.test(column) && /^\d+$/.test(text)
        ? Number(text)
        : text;
    }),
  );
  return writeXlsx({ sheets: [{ name: "名单", rows: [[...columns], ...cells] }] });
}
