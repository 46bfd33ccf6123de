import { yearOf } from "../calendar/index.ts";
import type { LoanTerms, RateBasis } from "../loan/index.ts";
import { parseRatePercent } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import { readDay, readFen } from "./read-cells.ts";
import type { RowCells } from "./read-cells.ts";

type Days = Pick<LoanTerms, "signedOn" | "disbursedOn" | "maturesOn" | "subsidyEndsOn">;

/** What the contract says; contradictions between its fields are refused. */
export function readTerms(cells: RowCells): LoanTerms | undefined {
  const days = readDays(cells);
  const principalFen = readFen("放款金额", cells);
  if (principalFen === 0n) cells.report("放款金额", "amount.not-positive");
  const graduationYear = readWhole(cells, "毕业年份", /^(?:19|20)\d{2}$/);
  const graceYears = readWhole(cells, "宽限期年数", /^(?:\d|10)$/);
  if (days === undefined) return undefined;
  checkDays(cells, days, graduationYear);
  const rateBasis = readRateBasis(cells, days.signedOn);
  if (principalFen === undefined || graduationYear === undefined) return undefined;
  if (graceYears === undefined || rateBasis === undefined) return undefined;
  const conventions = conventionsOn(days.signedOn, cells);
  if (conventions === undefined) return undefined;
  return {
    principalFen,
    ...days,
    graduationYear,
    graceYears,
    rateBasis,
    ...conventions,
  };
}

/** How a contract of that day is computed; none before the scheme began. */
function conventionsOn(
  signedOn: string,
  { context, report }: RowCells,
): Pick<LoanTerms, "instalmentUnit" | "dayCount"> | undefined {
  const { instalmentUnit, dayCount } = context.policy;
  const starts = [instalmentUnit, dayCount].map((series) => series[0]?.effectiveFrom ?? "");
  if (starts.some((start) => signedOn < start)) {
    return report("合同签订日", "loan.not-computable");
  }
  return {
    instalmentUnit: inForce(instalmentUnit, signedOn).value,
    dayCount: inForce(dayCount, signedOn).value,
  };
}

function readDays(cells: RowCells): Days | undefined {
  const signedOn = readDay("合同签订日", cells);
  const disbursedOn = readDay("放款日", cells);
  const maturesOn = readDay("到期日", cells);
  const subsidyEndsOn = readDay("财政贴息截止日", cells);
  if (signedOn === undefined || disbursedOn === undefined) return undefined;
  if (maturesOn === undefined || subsidyEndsOn === undefined) return undefined;
  return { signedOn, disbursedOn, maturesOn, subsidyEndsOn };
}

function checkDays(cells: RowCells, days: Days, graduationYear: number | undefined): void {
  const { report, context } = cells;
  const { signedOn, disbursedOn, maturesOn, subsidyEndsOn } = days;
  const on = context.statementOn;
  if (disbursedOn < signedOn) report("放款日", "disbursement.before-signing");
  if (disbursedOn > on) report("放款日", "disbursement.after-statement", { on });
  if (maturesOn <= disbursedOn) report("到期日", "maturity.before-disbursement");
  if (subsidyEndsOn < disbursedOn) report("财政贴息截止日", "subsidy.before-disbursement");
  if (subsidyEndsOn >= maturesOn) report("财政贴息截止日", "subsidy.after-maturity");
  if (graduationYear === undefined) return;
  if (graduationYear > yearOf(maturesOn)) report("毕业年份", "graduation.after-maturity");
  else if (yearOf(subsidyEndsOn) !== graduationYear) report("财政贴息截止日", "subsidy.other-year");
}

/** `LPR`, `LPR（转换）` for what was converted from the benchmark (K3), `固定 4.50%`. */
function readRateBasis(cells: RowCells, signedOn: string): RateBasis | undefined {
  const { context, report } = cells;
  const text = cells.code("利率方式").replace(/\s/gu, "").toUpperCase();
  const { policy } = context;
  const before = policy.benchmarkConversion.value.signedBefore;
  const from = policy.lpr5y[0]?.effectiveFrom ?? before;
  if (text === "LPR(转换)") {
    if (signedOn < before) return "benchmark";
    return report("利率方式", "rate.converted-too-late", { before });
  }
  if (text === "LPR") {
    return signedOn >= from ? "lpr" : report("利率方式", "rate.lpr-too-early", { from });
  }
  const [, percent = ""] = /^固定(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  const fixedPpm = parseRatePercent(percent);
  return fixedPpm === undefined ? report("利率方式", "rate.unknown") : { fixedPpm };
}

function readWhole(
  cells: RowCells,
  field: "毕业年份" | "宽限期年数",
  shape: RegExp,
): number | undefined {
  const text = cells.code(field);
  if (shape.test(text)) return Number(text);
  return cells.report(field, field === "毕业年份" ? "year.format" : "grace.format");
}
