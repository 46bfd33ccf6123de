import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import {
  PRE_APPLICATION_COLUMNS,
  preApplicationCategoriesOn,
  readInterestRows,
  readPreApplicationRows,
  type PreApplicationRowContext,
} from "./index.ts";

const on = "2026-04-10";
const context: PreApplicationRowContext = {
  businessDate: on,
  categories: preApplicationCategoriesOn(nationalPolicy(), on),
  isOpen: (year) => year === "2026-2027",
  seen: () => false,
};

const ROW = {
  学年: "2026-2027",
  学校: "乳山市第一中学",
  班级: "高三（2）班",
  姓名: "王小丽",
  性别: "女",
  民族: "汉族",
  身份证号: "11010519491231002X",
  手机号: "138 0000 5678",
  户籍乡镇: "夏村镇",
  预申请类别: "最低生活保障家庭学生",
  家长姓名: "王建国",
  家长关系: "父亲",
  家长身份证号: "440524188001010014",
  家长手机号: "13900005678",
  备注: "",
} satisfies Record<(typeof PRE_APPLICATION_COLUMNS)[number], string>;

const read = (change: Partial<typeof ROW>) => {
  const [result] = readPreApplicationRows([{ ...ROW, ...change }], context);
  return result ?? expect.fail("no result");
};
const codes = (change: Partial<typeof ROW>) =>
  read(change).problems.map(({ field, code }) => `${field} ${code}`);

describe("a school's row", () => {
  it("becomes an entry with all that an application takes over", () => {
    const result = read({});
    expect(result).toMatchObject({ verdict: "accepted", problems: [] });
    expect(result.verdict === "refused" ? undefined : result.entry).toEqual({
      academicYear: "2026-2027",
      school: "乳山市第一中学",
      className: "高三（2）班",
      name: "王小丽",
      sex: "female",
      ethnicity: "汉族",
      idNumber: "11010519491231002X",
      phone: "13800005678",
      township: "夏村镇",
      category: "subsistence-allowance",
      hardshipCategory: "orphan-or-subsistence",
      guardian: {
        name: "王建国",
        relation: "父亲",
        idNumber: "440524188001010014",
        phone: "13900005678",
      },
      note: "",
    });
  });

  it.each([
    [{ 学年: "2026" }, "学年 academic-year.format"],
    [{ 学年: "2025-2026" }, "学年 academic-year.window"],
    [{ 学校: "" }, "学校 school.missing"],
    [{ 姓名: " " }, "姓名 name.missing"],
    [{ 性别: "F" }, "性别 sex.unknown"],
    [{ 身份证号: "110105194912310021" }, "身份证号 id-number.checksum"],
    [{ 身份证号: "1.1E+17" }, "身份证号 id-number.lost-digits"],
    [{ 手机号: "12345678901" }, "手机号 phone.format"],
    [{ 预申请类别: "建档立卡家庭学生" }, "预申请类别 category.unknown"],
    [{ 家长姓名: "" }, "家长姓名 guardian.incomplete"],
    [{ 家长身份证号: "11010519491231002X" }, "家长身份证号 guardian.same-person"],
    [{ 备注: "长".repeat(201) }, "备注 text.too-long"],
  ])("with %o is refused for %s", (change, problem) => {
    expect(read(change).verdict).toBe("refused");
    expect(codes(change)).toEqual([problem]);
  });

  it.each([
    [{ 性别: "男" }, "性别 sex.differs-from-id"],
    [{ 家长姓名: "", 家长关系: "", 家长身份证号: "", 家长手机号: "" }, "家长姓名 guardian.missing"],
  ])("with %o is warned of %s", (change, problem) => {
    expect(read(change).verdict).toBe("warned");
    expect(codes(change)).toEqual([problem]);
  });

  it("of a person who stands twice counts once", () => {
    const [first, second] = readPreApplicationRows([ROW, ROW], context);
    expect(first?.verdict).toBe("accepted");
    expect(second?.problems.map(({ code }) => code)).toEqual(["pre-application.duplicate"]);
  });

  it("is read with the words of its day: 建档立卡 until 2021, 脱贫家庭 since", () => {
    const words = (day: string) =>
      preApplicationCategoriesOn(nationalPolicy(), day).find(
        ({ code }) => code === "registered-poor",
      )?.zh;
    expect(words("2020-06-01")).toContain("建档立卡");
    expect(words("2026-06-01")).toContain("脱贫");
  });

  it("never makes a reader throw, and no problem repeats a cell", () => {
    const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...Object.values(ROW)));
    const row = fc.record(Object.fromEntries(PRE_APPLICATION_COLUMNS.map((name) => [name, cell])));
    fc.assert(
      fc.property(row, (cells) => {
        const [result] = readPreApplicationRows([cells], context);
        for (const problem of result?.problems ?? []) {
          expect(problem.zh).not.toContain("11010519491231002X");
        }
      }),
    );
  });
});

describe("the interest list", () => {
  const row = { 学年: "2026-2027", 姓名: "王小丽", 学校: "一中", 手机号: "13800005678" };

  it("takes a name and a number once; siblings share a phone", () => {
    const rows = [row, row, { ...row, 姓名: "王小军" }];
    const verdicts = readInterestRows(rows, () => false).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(["accepted", "refused", "accepted"]);
  });

  it("reads an open wish as undecided and refuses other words", () => {
    const [open, first, other] = readInterestRows(
      [row, { ...row, 姓名: "甲", 意向: "首贷" }, { ...row, 姓名: "乙", 意向: "也许" }],
      () => false,
    );
    expect(open).toMatchObject({ entry: { wish: "undecided" } });
    expect(first).toMatchObject({ entry: { wish: "first" } });
    expect(other?.problems.map(({ code }) => code)).toEqual(["wish.unknown"]);
  });
});
