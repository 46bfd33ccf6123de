import { describe, expect, it } from "vitest";
import { journalThrough } from "../ledger/index.ts";
import { foldLoan, prepareLoan } from "../loan/index.ts";
import { formatYuan } from "../money/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import {
  compareStanding,
  likelyStatementDay,
  openedLoan,
  openingFacts,
  readPortfolioRow,
  usualStatementDay,
  type PortfolioContext,
  type PortfolioField,
  type PortfolioRow,
} from "./index.ts";

const policy = nationalPolicy();
const STATEMENT = "2025-12-20";

/** A converted contract that owes its instalment of 2025. */
const OVERDUE: Readonly<Record<PortfolioField, string>> = {
  合同编号: "37108322017000251",
  姓名: "尹健明",
  身份证号: "37108319980109266X",
  手机号: "18500007420",
  户籍乡镇: "午极镇",
  高校代码: "10430",
  高校名称: "山东建筑大学",
  合同签订日: "2017-08-11",
  放款日: "2017-11-21",
  放款金额: "3314.00",
  毕业年份: "2021",
  到期日: "2029-09-20",
  利率方式: "LPR（转换）",
  宽限期年数: "3",
  财政贴息截止日: "2021-08-31",
  已延期还本年份: "",
  本金余额: "2762.00",
  其中逾期本金: "552.00",
  逾期起始应还日: "2025-12-20",
};
const PAID = { ...OVERDUE, 本金余额: "2210.00", 其中逾期本金: "0.00", 逾期起始应还日: "" };

const context: PortfolioContext = {
  policy,
  statementOn: STATEMENT,
  universityName: (code) => (code === "10430" ? "山东建筑大学" : undefined),
  knownName: () => undefined,
};

const MATURED = [
  "graduation.after-maturity",
  "maturity.before-disbursement",
  "subsidy.before-disbursement",
];

type Change = Partial<Record<PortfolioField, string>>;

function codesOf(change: Change, given: Partial<PortfolioContext> = {}): string[] {
  const reading = readPortfolioRow({ ...PAID, ...change }, { ...context, ...given });
  const codes = reading.problems.map(({ code }) => code as string);
  if (reading.kind === "unusable") return codes;
  const comparison = compareStanding(reading.row, policy);
  if (comparison.kind === "impossible") return [comparison.problem.code];
  return [...codes, ...comparison.differences.map(({ field }) => `${field}.differs`)];
}

function rowOf(cells: Readonly<Record<string, string>>): PortfolioRow {
  const reading = readPortfolioRow(cells, context);
  if (reading.kind === "unusable") throw new Error(JSON.stringify(reading.problems));
  return reading.row;
}

describe("a line of a lender's portfolio", () => {
  it("opens the loan that the contract describes", () => {
    const row = rowOf(OVERDUE);
    expect(row.terms).toMatchObject({ principalFen: 331_400n, rateBasis: "benchmark" });
    expect(openingFacts(row, policy)).toEqual([
      { kind: "disbursed", on: "2017-11-21", amountFen: 331_400n },
      { kind: "paid-through", on: "2025-12-19" },
    ]);
    const { position } = foldLoan(openedLoan(row, policy), "2025-12-21");
    expect(formatYuan(position.principalOutstandingFen)).toBe("2762.00");
    expect(position.daysPastDue).toBe(1);
  });

  it("says what was deferred, filed on the last day on which it could be (K21)", () => {
    const row = rowOf({ ...PAID, 已延期还本年份: "2024、2025" });
    expect(openingFacts(row, policy).slice(1)).toEqual([
      { kind: "principal-deferred", on: "2024-12-17", year: 2024 },
      { kind: "principal-deferred", on: "2025-12-17", year: 2025 },
      { kind: "paid-through", on: STATEMENT },
    ]);
  });

  it.each([
    ["2016-8-11", "2016-08-11"],
    ["2016/08/11", "2016-08-11"],
    ["2016年8月11日", "2016-08-11"],
    ["20160811", "2016-08-11"],
    ["２０１６－０８－１１", "2016-08-11"],
  ])("reads the day %s", (text, day) => {
    expect(rowOf({ ...PAID, 合同签订日: text }).terms.signedOn).toBe(day);
  });

  it.each<[Change, readonly string[]]>([
    [{}, []],
    [{ 利率方式: "固定 4.50%" }, []],
    [{ 合同编号: "3.71E+16" }, ["contract.number-format"]],
    [{ 姓名: " " }, ["name.missing"]],
    [{ 身份证号: "371083199801092661" }, ["id-number.checksum"]],
    [{ 身份证号: "3.71083E+17" }, ["id-number.length"]],
    [{ 手机号: "0631-6651234" }, ["phone.format"]],
    [{ 高校代码: "99999" }, ["university.unknown"]],
    [{ 高校名称: "山东建筑工程学院" }, ["university.name-mismatch"]],
    [{ 放款日: "2017-02-30" }, ["date.format"]],
    [{ 放款金额: "3,314.00" }, ["amount.format"]],
    [{ 放款金额: "0", 本金余额: "0" }, ["amount.not-positive"]],
    [{ 毕业年份: "21" }, ["year.format"]],
    [{ 宽限期年数: "三" }, ["grace.format"]],
    [{ 利率方式: "浮动" }, ["rate.unknown"]],
    [{ 利率方式: "LPR" }, ["rate.lpr-too-early"]],
    [{ 合同签订日: "2017-12-01" }, ["disbursement.before-signing"]],
    [{ 到期日: "2017-09-20", 财政贴息截止日: "2017-08-31" }, MATURED],
    [{ 毕业年份: "2029", 财政贴息截止日: "2029-09-20" }, ["subsidy.after-maturity"]],
    [{ 财政贴息截止日: "2022-08-31" }, ["subsidy.other-year"]],
    [{ 毕业年份: "2030" }, ["graduation.after-maturity"]],
    [{ 已延期还本年份: "去年" }, ["deferral.format"]],
    [{ 已延期还本年份: "2021" }, ["deferral.no-policy"]],
    [{ 已延期还本年份: "2026" }, ["deferral.in-future"]],
    [{ 已延期还本年份: "2023" }, ["deferral.nothing-due"]],
    [{ 本金余额: "3314.01" }, ["balance.over-disbursed"]],
    [{ 其中逾期本金: "2210.01" }, ["overdue.over-balance", "overdue.no-start"]],
    [{ 其中逾期本金: "552.00" }, ["overdue.no-start"]],
    [{ 逾期起始应还日: "2025-09-20" }, ["overdue.not-a-due-date"]],
    [{ 逾期起始应还日: "2026-12-20" }, ["overdue.after-statement"]],
    [{ 本金余额: "2200.00" }, ["balance.differs"]],
    [{ 本金余额: "2762.00", 逾期起始应还日: "2025-12-20" }, ["overdue.differs"]],
  ])("with %o has the problems %o", (change, codes) => {
    expect(codesOf(change)).toEqual(codes);
  });

  it("is refused where its person is known under another name, but not under a variant of it", () => {
    const knownName = () => "尹建民";
    expect(codesOf({}, { knownName })).toEqual(["borrower.name-differs"]);
    expect(codesOf({ 姓名: "阿依古丽•买买提" }, { knownName: () => "阿依古丽·买买提" })).toEqual(
      [],
    );
  });

  it("says that no policy covers a contract of before the scheme", () => {
    const change = { 合同签订日: "1999-08-11", 放款日: "1999-11-21", 毕业年份: "2003" };
    const later = { 到期日: "2013-09-20", 财政贴息截止日: "2003-08-31", 本金余额: "0" };
    expect(codesOf({ ...change, ...later })).toEqual(["loan.not-computable"]);
  });
});

describe("the postings of a take-over", () => {
  function balances(cells: Readonly<Record<string, string>>): Record<string, string> {
    const row = rowOf(cells);
    const prepared = prepareLoan(openedLoan(row, policy));
    const { statementOn: openedOn } = row;
    const sums = new Map<string, bigint>();
    for (const transfer of journalThrough(prepared, { through: openedOn, openedOn })) {
      const { debitAccount, creditAccount, amountFen } = transfer;
      sums.set(debitAccount, (sums.get(debitAccount) ?? 0n) + amountFen);
      sums.set(creditAccount, (sums.get(creditAccount) ?? 0n) - amountFen);
    }
    return Object.fromEntries([...sums].map(([code, fen]) => [code, formatYuan(fen)]));
  }

  it("show what is not yet due, what is overdue and what has reached the lender", () => {
    expect(balances(PAID)).toEqual({ 1101: "2210.00", 3001: "-3314.00", 3002: "1104.00" });
    // Due on the very day of the statement: overdue from the next.
    expect(balances(OVERDUE)).toEqual({
      1101: "2210.00",
      1102: "552.00",
      3001: "-3314.00",
      3002: "552.00",
    });
  });

  it("keep interest that is overdue, and the penalty of every instalment since", () => {
    const owing = { 利率方式: "固定 4.50%", 本金余额: "3314.00", 其中逾期本金: "1104.00" };
    const since = balances({ ...OVERDUE, ...owing, 逾期起始应还日: "2024-12-20" });
    expect(since).toMatchObject({ 1101: "2210.00", 1102: "552.00", 1103: "552.00" });
    const early = balances({ ...OVERDUE, ...owing, 逾期起始应还日: "2021-12-20" });
    expect(early).toMatchObject({ 1201: "45.98", 4002: "-45.98" });
  });
});

describe("the day of a file's balances, where its balances say it", () => {
  const context = { policy, universityName: () => "青岛理工大学", knownName: () => undefined };
  const days = (cells: Readonly<Record<PortfolioField, string>>) =>
    likelyStatementDay([{ ...cells, 高校名称: "青岛理工大学" }], "2026-12-20", context);

  it("is the settlement before, where they agree with that one and not with the last", () => {
    expect(days(PAID)).toBe("2025-12-20");
  });

  it("is the usual one where none agrees", () => {
    expect(days({ ...PAID, 本金余额: "1.23" })).toBe("2026-12-20");
  });
});

describe("the day of a file's balances, where nobody says it", () => {
  it.each([
    ["2026-11-20", "2025-11-25", "2025-12-20"],
    ["2026-12-20", "2025-11-25", "2025-12-20"],
    ["2026-12-21", "2026-11-25", "2026-12-20"],
    ["2026-11-20", "2026-11-18", "2026-11-19"],
    ["2026-11-20", "2026-11-20", "2026-11-20"],
    ["2026-11-20", "2027-11-20", "2026-11-20"],
    ["2026-11-20", undefined, "2025-12-20"],
    ["2026-11-20", "姓名", "2025-12-20"],
  ])("on %s, the last disbursement on %s, is %s", (businessOn, latestOn, day) => {
    expect(usualStatementDay({ businessOn, latestOn }, policy)).toBe(day);
  });
});
