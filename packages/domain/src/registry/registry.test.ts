import { describe, expect, it } from "vitest";
import {
  readDivisionRows,
  readSchoolIdentifier,
  readSchoolRows,
  readUniversityIdentifier,
  readUniversityRows,
} from "./index.ts";

describe("the ten-digit code of a university", () => {
  it.each([
    ["4111010001", { kind: "regular", provinceCode: "11", code: "10001" }],
    ["4137010422", { kind: "regular", provinceCode: "37", code: "10422" }],
    ["4237051234", { kind: "adult", provinceCode: "37", code: "51234" }],
    ["4111110001", { kind: "invalid", reason: "format" }],
    ["4199010001", { kind: "invalid", reason: "province" }],
    ["3437000123", { kind: "invalid", reason: "format" }],
    ["411101000", { kind: "invalid", reason: "format" }],
    ["", { kind: "invalid", reason: "format" }],
  ])("%s is %o", (text, expected) => {
    expect(readUniversityIdentifier(text)).toEqual(expected);
  });
});

it.each([
  ["3437000123", { kind: "senior", provinceCode: "37" }],
  ["3637000123", { kind: "vocational", provinceCode: "37" }],
  ["3137000123", { kind: "invalid", reason: "format" }],
  ["3400000123", { kind: "invalid", reason: "province" }],
])("the code of a secondary school %s is %o", (text, expected) => {
  expect(readSchoolIdentifier(text)).toEqual(expected);
});

const university = (name: string, code: string, more: Record<string, string> = {}) => ({
  学校名称: name,
  学校标识码: code,
  ...more,
});

describe("the ministry's list of universities", () => {
  const rows = [
    { 序号: "北京市（92所）", 学校名称: "", 学校标识码: "" },
    university("北京大学", "4111010001", {
      主管部门: "教育部",
      所在地: "北京市",
      办学层次: "本科",
      简称: "北大、PKU",
    }),
    university("北京城市学院", "4111011418", { 办学层次: "本科", 备注: "民办" }),
    university("昆山杜克大学", "4132016406", { 办学层次: "本科", 备注: "中外合作办学" }),
    university("齐鲁理工学院", "4137013998", { 办学层次: "高职（专科）", 备注: "民办" }),
    university("新名大学", "10422", { 办学层次: "研究生" }),
    university("北京大学", "4111010001"),
    university("", "4111010002"),
    university("某大学", "4111010A02"),
    university("某大学", "4199010002"),
    university("并校学院", "4137010999", { 并入学校标识码: "4137010422" }),
    university("并校二院", "4137010998", { 并入学校标识码: "4137" }),
  ];
  const read = readUniversityRows(rows, (code) => (code === "10422" ? "山东大学" : undefined));

  it.each([
    [0, "accepted", []],
    [1, "accepted", []],
    [2, "accepted", []],
    [3, "accepted", []],
    [4, "accepted", []],
    [5, "warned", ["registry.level-unknown", "registry.renamed"]],
    [6, "refused", ["registry.code-twice"]],
    [7, "refused", ["registry.name-format"]],
    [8, "refused", ["registry.code-format"]],
    [9, "refused", ["registry.code-province"]],
    [10, "accepted", []],
    [11, "refused", ["registry.merged-format"]],
  ])("row %i is %s %j", (index, verdict, codes) => {
    expect(read[index]?.verdict).toBe(verdict);
    expect(read[index]?.problems.map(({ code }) => code)).toEqual(codes);
  });

  it("keeps what each row says", () => {
    const entries = read.map((one) => (one.verdict === "refused" ? undefined : one.entry));
    expect(entries[0]).toBeUndefined();
    expect(entries[1]).toEqual({
      code: "10001",
      kind: "regular",
      provinceCode: "11",
      identifier: "4111010001",
      name: "北京大学",
      department: "教育部",
      location: "北京市",
      level: "undergraduate",
      ownership: "public",
      shortNames: ["北大", "PKU"],
    });
    expect(entries.map((entry) => entry?.ownership)).toEqual([
      undefined,
      "public",
      "private",
      "joint",
      "private",
      "public",
      undefined,
      undefined,
      undefined,
      undefined,
      "public",
      undefined,
    ]);
    expect(entries[4]?.level).toBe("junior-college");
    expect(entries[10]?.mergedIntoCode).toBe("10422");
  });
});

it("reads schools against the divisions that there are or were", () => {
  const row = (code: string, name: string, division: string) => ({
    学校标识码: code,
    学校名称: name,
    行政区划代码: division,
  });
  const read = readSchoolRows(
    [
      row("3437000001", "乳山市第一中学", "371083"),
      row("3437000001", "乳山市第二中学", "371083"),
      row("3437000003", "某中学", "999999"),
      row("3137000004", "某中学", "37108"),
    ],
    (code) => code === "371083",
  );
  expect(
    read.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)]),
  ).toEqual([
    ["accepted"],
    ["refused", "registry.code-twice"],
    ["refused", "registry.division-unknown"],
    ["refused", "registry.code-format", "registry.division-format"],
  ]);
});

it("reads divisions, those that were too", () => {
  const read = readDivisionRows([
    { 行政区划代码: "371083", 名称: " 乳山市" },
    { 行政区划代码: "110103", 名称: "崇文区", 状态: "已撤销" },
    { 行政区划代码: "011010", 名称: "某县" },
  ]);
  expect(read.map((one) => (one.verdict === "refused" ? one.verdict : one.entry))).toEqual([
    { code: "371083", name: "乳山市", isCurrent: true },
    { code: "110103", name: "崇文区", isCurrent: false },
    "refused",
  ]);
});
