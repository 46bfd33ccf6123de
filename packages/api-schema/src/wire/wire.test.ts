import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { Instant, PageQuery, PercentString, PlainDateString, SignedYuanString } from "./index.ts";
import { YuanString, idOf, pageOf, patternSentence } from "./index.ts";

const ApplicationId = idOf("app", "ApplicationId");

const cases: readonly [string, z.ZodType, readonly string[], readonly string[]][] = [
  [
    "YuanString",
    YuanString,
    ["0.00", "136.89", "2962400.00"],
    ["136.9", "136", "-1.00", "01.00", "1e3", "1,000.00", " 1.00", "1.00\n"],
  ],
  ["SignedYuanString", SignedYuanString, ["-136.89", "0.01"], ["+1.00", "--1.00", "-1"]],
  ["PercentString", PercentString, ["2.80", "-0.70", "3.333333"], ["2.8", "2.80%", "1000.00"]],
  [
    "PlainDateString",
    PlainDateString,
    ["2026-12-20", "2024-02-29"],
    ["2026-02-29", "2026-13-01", "20261220", "2026-1-1"],
  ],
  [
    "Instant",
    Instant,
    ["2026-11-20T10:00:00+08:00", "2026-11-20T02:00:00.123Z"],
    ["2026-11-20T10:00:00", "2026-11-20"],
  ],
  [
    "idOf",
    ApplicationId,
    ["app_01jd3v6k8wq2z4m7n9p0r5s6t8"],
    ["loan_01jd", "app_", "app_01JD", "app_1'--", `app_${"1".repeat(41)}`],
  ],
];

describe.each(cases)("%s", (_name, schema, good, bad) => {
  test.each(good)("takes %s as it is", (value) => {
    expect(schema.parse(value)).toBe(value);
  });

  test.each(bad)("refuses %j", (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

test("a page names its rows, whether more follow and where", () => {
  const page = { data: ["0.01"], hasMore: true, nextCursor: "abc" };
  expect(pageOf(YuanString, "AmountPage").parse(page)).toEqual(page);
});

test("a list is asked for with 20 rows unless told, 100 at most", () => {
  expect(PageQuery.parse({})).toEqual({ limit: 20 });
  expect(PageQuery.parse({ limit: "100" }).limit).toBe(100);
  expect(PageQuery.safeParse({ limit: "101" }).success).toBe(false);
  expect(PageQuery.safeParse({ limit: "0" }).success).toBe(false);
});

test("a pattern's sentence is found from what zod reports", () => {
  const issue = YuanString.safeParse("12").error?.issues[0];
  const pattern = issue?.code === "invalid_format" ? issue.pattern : undefined;
  expect(patternSentence(pattern ?? "")?.zh).toContain("两位小数");
});
