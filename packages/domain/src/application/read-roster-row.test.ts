import { describe, expect, it } from "vitest";
import { hardshipCategoriesOn, nationalPolicy } from "../policy/index.ts";
import { amountLimitsFrom, readAcademicYear, readRosterRow, readRosterRows } from "./index.ts";
import type { RosterContext } from "./index.ts";
import { applicationProblemTexts } from "./application-problem-texts.ts";

const context: RosterContext = {
  businessDate: "2024-08-20",
  amountLimits: amountLimitsFrom(nationalPolicy()),
  hardshipCategories: hardshipCategoriesOn(nationalPolicy(), "2024-08-20"),
  coBorrowerAge: { minYears: 25, maxYears: 60 },
  universityName: (code) =>
    new Map([
      ["10446", "曲阜师范大学"],
      ["10425", "中国石油大学（华东）"],
    ]).get(code),
  seen: () => false,
};

const row: Readonly<Record<string, string>> = {
  学年: "2024-2025",
  贷款类型: "首贷",
  姓名: "钱文妍",
  性别: "女",
  民族: "汉族",
  身份证号: "371083200509037482",
  手机号: "18700003728",
  户籍乡镇: "白沙滩镇",
  困难类别: "家庭因突发事件造成经济特别困难",
  毕业高中: "乳山市第一中学",
  高校代码: "10446",
  高校名称: "曲阜师范大学",
  院系: "经管学院",
  专业: "电气工程及其自动化",
  学历层次: "本科",
  学制: "4",
  入学年份: "2024",
  预计毕业年份: "2028",
  学号: "2024104467825",
  学费: "8000",
  住宿费: "1200",
  申请金额: "19000",
  共同借款人姓名: "金强",
  共同借款人关系: "母亲",
  共同借款人身份证号: "371083198006133384",
  共同借款人手机号: "15200003566",
};

const codesOf = (changes: Record<string, string>, overrides: Partial<RosterContext> = {}) =>
  readRosterRow({ ...row, ...changes }, { ...context, ...overrides }).problems.map(
    ({ field, code }) => `${field} ${code}`,
  );

describe("a clean row", () => {
  it("becomes a typed application", () => {
    expect(readRosterRow(row, context)).toEqual({
      verdict: "accepted",
      problems: [],
      application: {
        academicYear: "2024-2025",
        kind: "first",
        name: "钱文妍",
        sex: "female",
        ethnicity: "汉族",
        idNumber: "371083200509037482",
        birthOn: "2005-09-03",
        phone: "18700003728",
        township: "白沙滩镇",
        hardshipCategory: "sudden-event",
        highSchool: "乳山市第一中学",
        universityCode: "10446",
        universityName: "曲阜师范大学",
        department: "经管学院",
        major: "电气工程及其自动化",
        level: "bachelor",
        programmeYears: 4,
        entryYear: 2024,
        graduationYear: 2028,
        studentNumber: "2024104467825",
        tuitionFen: 800_000n,
        accommodationFen: 120_000n,
        amountFen: 1_900_000n,
        coBorrower: {
          name: "金强",
          relation: "母亲",
          idNumber: "371083198006133384",
          phone: "15200003566",
        },
        needsGuardianConsent: false,
      },
    });
  });

  it.each([
    [{ 学年: "２０２４－２０２５" }, { academicYear: "2024-2025" }],
    [{ 姓名: "  钱\u200b文\u0007妍 " }, { name: "钱文妍" }],
    [{ 姓名: '=HYPERLINK("x")张' }, { name: '=HYPERLINK("x")张' }],
    [{ 手机号: "　１３８０６３１２３４５ " }, { phone: "13806312345" }],
    [{ 身份证号: "371083 20050615 048x" }, { idNumber: "37108320050615048X" }],
    [{ 申请金额: "19000.00" }, { amountFen: 1_900_000n }],
    [{ 申请金额: "1000" }, { amountFen: 100_000n }],
    [{ 申请金额: "20000" }, { amountFen: 2_000_000n }],
    [{ 学历层次: "研究生", 申请金额: "25000" }, { level: "postgraduate" }],
    [
      { 高校代码: "10425", 高校名称: "中国石油大学(华东)" },
      { universityName: "中国石油大学（华东）" },
    ],
    [{ 学号: "" }, { studentNumber: "" }],
    [{ 备注: "不认识的列" }, { name: "钱文妍" }],
  ])("is accepted with %o", (changes, expected) => {
    const result = readRosterRow({ ...row, ...changes }, context);
    expect(result).toMatchObject({ verdict: "accepted", application: expected });
  });
});

describe("a row that is refused", () => {
  it.each([
    [{ 学年: "2024" }, "学年 academic-year.format"],
    [{ 学年: "2024-2026" }, "学年 academic-year.format"],
    [{ 贷款类型: "" }, "贷款类型 kind.unknown"],
    [{ 姓名: " \u200b" }, "姓名 name.missing"],
    [{ 姓名: "长".repeat(51) }, "姓名 name.too-long"],
    [{ 性别: "F" }, "性别 sex.unknown"],
    [{ 身份证号: "371083200509037483" }, "身份证号 id-number.checksum"],
    [{ 身份证号: "610526200602291230" }, "身份证号 id-number.birth-date"],
    [{ 身份证号: "37108320050903748" }, "身份证号 id-number.length"],
    [{ 身份证号: "3.71083E+17" }, "身份证号 id-number.lost-digits"],
    [{ 身份证号: "3710832005O9037482" }, "身份证号 id-number.characters"],
    [{ 手机号: "1380631234" }, "手机号 phone.format"],
    [{ 困难类别: "家里有矿" }, "困难类别 hardship.unknown-category"],
    [{ 高校代码: "99999" }, "高校代码 university.unknown"],
    [{ 高校名称: "清华大学" }, "高校名称 university.name-mismatch"],
    [{ 学历层次: "高中" }, "学历层次 level.unknown"],
    [{ 学制: "2.5" }, "学制 study.programme-years"],
    [{ 入学年份: "24" }, "入学年份 study.year-format"],
    [{ 预计毕业年份: "2023" }, "预计毕业年份 study.ends-before-start"],
    [{ 入学年份: "2025" }, "入学年份 study.starts-later"],
    [{ 入学年份: "2020", 预计毕业年份: "2024" }, "预计毕业年份 study.ended-earlier"],
    [{ 学费: "" }, "学费 fee.not-a-number"],
    [{ 住宿费: "-1" }, "住宿费 fee.negative"],
    [{ 申请金额: "八千" }, "申请金额 amount.not-a-number"],
    [{ 申请金额: "8,000" }, "申请金额 amount.not-a-number"],
    [{ 申请金额: "9".repeat(40) }, "申请金额 amount.not-a-number"],
    [{ 申请金额: "-8000" }, "申请金额 amount.negative"],
    [{ 申请金额: "8000.50" }, "申请金额 amount.not-whole-yuan"],
    [{ 申请金额: "999" }, "申请金额 amount.below-minimum"],
    [{ 申请金额: "20001" }, "申请金额 amount.over-cap"],
    [{ 学历层次: "硕士", 申请金额: "25001" }, "申请金额 amount.over-cap"],
    [{ 共同借款人手机号: "1" }, "共同借款人手机号 phone.format"],
    [{ 共同借款人姓名: "" }, "共同借款人姓名 co-borrower.missing"],
    [{ 共同借款人身份证号: "371083200509037482" }, "共同借款人身份证号 co-borrower.same-person"],
    [{ 共同借款人身份证号: "371083200709040096" }, "共同借款人身份证号 co-borrower.minor"],
  ])("%o says %s and nothing else", (changes, problem) => {
    expect(readRosterRow({ ...row, ...changes }, context).verdict).toBe("refused");
    expect(codesOf(changes)).toEqual([problem]);
  });

  it("names all its problems, refusals before warnings, in the order of the columns", () => {
    expect(codesOf({ 性别: "男", 手机号: "1", 申请金额: "1", 共同借款人关系: "" })).toEqual([
      "手机号 phone.format",
      "申请金额 amount.below-minimum",
      "共同借款人关系 co-borrower.missing",
      "性别 sex.differs-from-id",
    ]);
  });

  it("says one thing when the co-borrower is left out altogether", () => {
    const empty = Object.keys(row).filter((field) => field.startsWith("共同借款人"));
    expect(codesOf(Object.fromEntries(empty.map((field) => [field, ""])))).toEqual([
      "共同借款人姓名 co-borrower.missing",
    ]);
  });

  it("waits for the limits of a year that policy does not know", () => {
    const problems = ["学年 academic-year.no-limit"];
    expect(codesOf({}, { amountLimits: () => undefined })).toEqual(problems);
    expect(context.amountLimits("2006-2007")).toBeUndefined();
  });

  it("reads a row without any cell", () => {
    expect(readRosterRow({}, context).verdict).toBe("refused");
  });

  it("asks for the county's step", () => {
    const step = { undergraduateFen: 2_000_000n, postgraduateFen: 2_500_000n, minFen: 100_000n };
    const amountLimits = () => ({ ...step, stepFen: 10_000n });
    expect(codesOf({ 申请金额: "8050" }, { amountLimits })).toEqual(["申请金额 amount.off-step"]);
  });
});

describe("a row that is taken over with a warning", () => {
  it.each([
    [{ 性别: "男" }, "性别 sex.differs-from-id"],
    [{ 性别: "男", 身份证号: "371083200709040096" }, "身份证号 borrower.minor"],
    [
      { 共同借款人关系: "姐姐", 共同借款人身份证号: "371083200305051581" },
      "共同借款人身份证号 co-borrower.under-age",
    ],
    [
      { 共同借款人关系: "祖父", 共同借款人身份证号: "371083194202155590" },
      "共同借款人身份证号 co-borrower.over-age",
    ],
  ])("%o warns %s", (changes, problem) => {
    expect(readRosterRow({ ...row, ...changes }, context).verdict).toBe("warned");
    expect(codesOf(changes)).toEqual([problem]);
  });

  it("does not ask the age of a parent", () => {
    expect(codesOf({ 共同借款人身份证号: "371083194202155590" })).toEqual([]);
  });

  it("marks a minor for the guardian's consent", () => {
    const changes = { 性别: "男", 身份证号: "371083200709040096" };
    expect(readRosterRow({ ...row, ...changes }, context)).toMatchObject({
      application: { needsGuardianConsent: true },
    });
  });

  it("knows the county's townships when it is given them", () => {
    expect(codesOf({}, { townships: new Set(["夏村镇"]) })).toEqual(["户籍乡镇 township.unknown"]);
  });
});

describe("rows of one file", () => {
  it("accept a person once a year, and a row that was refused does not count", () => {
    const refused = { ...row, 手机号: "1" };
    const results = readRosterRows([refused, row, { ...row, 姓名: "另名" }], context);
    expect(results.map(({ verdict }) => verdict)).toEqual(["refused", "accepted", "refused"]);
    expect(results[2]?.problems).toMatchObject([{ code: "application.duplicate" }]);
  });

  it("refuse a person who is already stored for the year", () => {
    const seen: RosterContext["seen"] = (year, id) =>
      `${year} ${id}` === "2024-2025 371083200509037482";
    expect(codesOf({}, { seen })).toEqual(["身份证号 application.duplicate"]);
  });
});

describe("problem sentences", () => {
  it.each(Object.entries(applicationProblemTexts))(
    "%s says what to do, without blame",
    (_, text) => {
      expect(text.zh).not.toMatch(/(?<!申)请|抱歉|非法|不合法|无效/);
      expect(text.zh.endsWith("。") && text.en.endsWith(".")).toBe(true);
      expect(text.en).not.toMatch(/please|sorry|illegal|invalid/i);
    },
  );

  it("has a value for every word it fills in", () => {
    const amounts = ["-1", "1", "20001", "八千"].map((value) => ({ ...row, 申请金额: value }));
    const people = [
      { ...row, 性别: "男", 身份证号: "371083200709040096" },
      { ...row, 共同借款人关系: "姐姐", 共同借款人身份证号: "371083200305051581" },
      { ...row, 高校名称: "清华大学" },
      { ...row, 学年: "2006-2007" },
    ];
    for (const result of readRosterRows([...amounts, ...people], context)) {
      for (const { zh, en } of result.problems) expect(`${zh}${en}`).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe("academic years", () => {
  it.each([
    ["2024-2025", { text: "2024-2025", from: 2024, to: 2025 }],
    ["2024", undefined],
    ["2024-2024", undefined],
    ["2024/2025", undefined],
    ["2024-2025\n", undefined],
  ])("%j reads as %o", (text, expected) => {
    expect(readAcademicYear(text)).toEqual(expected);
  });
});
