import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTable } from "@bursar/documents/tables";
import { isMobile } from "@bursar/domain/identity";
import { readRefreshRow, REFRESH_COLUMNS } from "@bursar/domain/notice";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../product/project-root.ts";
import { borrowerRoster } from "./borrower-roster.ts";
import { readSeasonRoster } from "./season-roster.ts";
import { withBorrowerRosterFile } from "./write-borrower-roster.ts";

const applications = (await readSeasonRoster(join(projectRoot, "tests/fixtures/roster-2024.csv")))
  .rows;
const applied = new Map(applications.map((row) => [row["身份证号"], row]));
const roster = borrowerRoster(applications, 2026);
const differing = (field: "姓名" | "手机号" | "预计毕业年份") =>
  roster.rows.filter((row) => row[field] !== applied.get(row.身份证号)?.[field]);

describe("the month's roster of borrowers", () => {
  it("names everybody who applied once, in a form that can be read", () => {
    expect(roster.rows).toHaveLength(188);
    const readings = roster.rows.map((row) => readRefreshRow(row, "2026-11-20").kind);
    expect(new Set(readings)).toEqual(new Set(["row"]));
  });

  it("has a new number for five people who owe by now", () => {
    const movers = differing("手机号");
    expect(roster.changedPhones).toBe(5);
    expect(movers).toHaveLength(5);
    const used = new Set(applications.map((row) => row["手机号"]));
    for (const row of movers) {
      expect(row.学籍状态).toBe("已毕业");
      expect(isMobile(row.手机号)).toBe(true);
      expect(used.has(row.手机号)).toBe(false);
    }
    expect(new Set(movers.map((row) => row.手机号)).size).toBe(5);
  });

  it("gives one who still studies another graduation year, and an old number", () => {
    const delayed = differing("预计毕业年份");
    expect(roster.conflicts).toBe(1);
    expect(delayed.map((row) => row.学籍状态)).toEqual(["在读"]);
    expect(differing("手机号")).not.toContain(delayed[0]);
  });

  it("says of everybody else what they said", () => {
    expect(differing("姓名")).toEqual([]);
    const left = roster.rows.filter((row) => row.学籍状态 === "已毕业");
    expect(left).toHaveLength(64);
    expect(left.every((row) => Number(row.预计毕业年份) <= 2026)).toBe(true);
  });

  it("is the same for the same applications", () => {
    expect(borrowerRoster(applications, 2026)).toEqual(roster);
  });

  it("makes do with fewer people and passes over numbers that are taken", () => {
    const people = [
      { 身份证号: "1", 姓名: "甲", 手机号: "19900000001", 预计毕业年份: "2026" },
      { 身份证号: "2", 姓名: "乙", 手机号: "13800000000", 预计毕业年份: "2025" },
      { 身份证号: "2", 姓名: "乙", 手机号: "13800000000", 预计毕业年份: "2025" },
    ];
    const { rows, changedPhones, conflicts } = borrowerRoster(people, 2026);
    expect({ changedPhones, conflicts }).toEqual({ changedPhones: 2, conflicts: 0 });
    expect(rows.map((row) => row.手机号)).toEqual(["19900000002", "19900000003"]);
  });
});

describe("the file of the roster", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bursar-roster-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const fileName = "borrower-roster-2026-11.csv";
  const write = <T>(use: (bytes: Uint8Array) => Promise<T>) =>
    withBorrowerRosterFile({ folder, fileName, rows: roster.rows }, use);

  it("is its owner's alone while it stands, holds the columns, and is gone afterwards", async () => {
    const path = join(folder, fileName);
    const seen = await write(async (bytes) => {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readFile(path)).toEqual(bytes);
      return readTable({ bytes, fileName }, { requiredColumns: REFRESH_COLUMNS.map((c) => c.zh) });
    });
    expect(seen.unknownColumns).toEqual([]);
    expect(seen.rows).toEqual(roster.rows);
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });

  it("is gone when what it was for has failed", async () => {
    await expect(write(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
    await expect(stat(join(folder, fileName))).rejects.toThrow("ENOENT");
  });

  it("has the same bytes every time, by which the product knows it again", async () => {
    const keep = (bytes: Uint8Array) => Promise.resolve(bytes);
    expect(await write(keep)).toEqual(await write(keep));
  });
});
