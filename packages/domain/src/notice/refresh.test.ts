import { describe, expect, it } from "vitest";
import { decideRefresh, readRefreshRow } from "./index.ts";
import type { BorrowerOnFile, RefreshRow } from "./index.ts";

const onFile: BorrowerOnFile = {
  name: "钱文妍",
  graduationYear: 2028,
  enrolment: "in-school",
  phone: "18700003728",
  phoneSource: "borrower",
  phoneSince: "2024-08-20",
  phoneConfirmedOn: undefined,
};
const row: RefreshRow = {
  idNumber: "371083200509037482",
  name: "钱文妍",
  graduationYear: 2028,
  enrolment: "in-school",
  phone: "18700003728",
  reportedOn: "2026-11-20",
};

describe("a row of the monthly roster", () => {
  it("confirms the number it matches", () => {
    const confirmed = { kind: "confirm-phone", confirmedOn: "2026-11-20" };
    expect(decideRefresh(onFile, row)).toEqual(confirmed);
    expect(decideRefresh({ ...onFile, phoneConfirmedOn: "2026-11-20" }, row)).toEqual(confirmed);
  });

  it("brings a changed number and names the one it replaces", () => {
    expect(decideRefresh(onFile, { ...row, phone: "13800000000" })).toEqual({
      kind: "change-phone",
      phone: "13800000000",
      previousPhone: "18700003728",
    });
  });

  it("can't confirm a number that a roster brought, so that running it twice changes nothing", () => {
    const changed: BorrowerOnFile = {
      ...onFile,
      phone: "13800000000",
      phoneSource: "roster",
      phoneSince: "2026-11-20",
    };
    expect(decideRefresh(changed, { ...row, phone: "13800000000" })).toEqual({
      kind: "keep",
      reason: "awaits-confirmation",
    });
  });

  it.each([
    [{ name: "钱文研" }, ["name"]],
    [{ graduationYear: 2027 }, ["graduationYear"]],
    [{ enrolment: "left" }, ["enrolment"]],
    [
      { name: "另名", enrolment: "graduated", graduationYear: 2026 },
      ["name", "graduationYear", "enrolment"],
    ],
  ] as const)("that says %o waits for an officer, with its number", (change, fields) => {
    const decision = decideRefresh(onFile, { ...row, ...change, phone: "13800000000" });
    expect(decision).toEqual({ kind: "conflict", fields });
  });

  it("of somebody unknown creates nothing", () => {
    expect(decideRefresh(undefined, row)).toEqual({ kind: "unknown" });
  });

  it("without a number, or older than the borrower's own word, changes nothing", () => {
    expect(decideRefresh(onFile, { ...row, phone: undefined })).toEqual({
      kind: "keep",
      reason: "no-phone",
    });
    const newer = { ...onFile, phoneSince: "2026-11-21" };
    expect(decideRefresh(newer, { ...row, phone: "13800000000" })).toEqual({
      kind: "keep",
      reason: "older-than-own",
    });
  });
});

describe("reading a row", () => {
  const cells = {
    身份证号: "371083200509037482",
    姓名: " 钱文妍",
    手机号: "１８７００００３７２８",
    学籍状态: "在读",
    预计毕业年份: "2028",
  };

  it("gives a clean record", () => {
    expect(readRefreshRow(cells, "2026-11-20")).toEqual({ kind: "row", row });
    const without = readRefreshRow({ ...cells, 手机号: "" }, "2026-11-20");
    expect(without).toMatchObject({ kind: "row", row: { phone: undefined } });
  });

  it.each([
    [{ 身份证号: "371083200509037483" }, ["身份证号"]],
    [{ 姓名: "" }, ["姓名"]],
    [{ 手机号: "123" }, ["手机号"]],
    [{ 学籍状态: "?", 预计毕业年份: "28" }, ["学籍状态", "预计毕业年份"]],
  ])("names the cells that can't be read: %o", (change, fields) => {
    expect(readRefreshRow({ ...cells, ...change }, "2026-11-20")).toEqual({
      kind: "unreadable",
      fields,
    });
  });
});
