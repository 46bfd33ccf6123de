import type { DayCount, LoanTerms, RateBasis } from "@bursar/domain/loan";
import { parseRatePercent } from "@bursar/domain/money";
import type { Cohort, Policy } from "@bursar/domain/policy";
import type { Sentence } from "../terminal/language.ts";
import { date, oneOf, positiveYuan, wholeNumber, year } from "../json-input/field-kinds.ts";
import type { FieldKind, ObjectReader } from "../json-input/object-reader.ts";

const dayCounts: FieldKind<DayCount> = oneOf("ACT/360", "ACT/365F", "30/360", "ACT/ACT");

const rateBasis: FieldKind<RateBasis> = {
  code: "field.bad-rate",
  zh: '可用："benchmark"、"lpr" 或 {"fixedPct":"4.50"}。',
  en: 'Use "benchmark", "lpr" or {"fixedPct": "4.50"}.',
  read: (value) => (value === "benchmark" || value === "lpr" ? value : fixedRate(value)),
};

/** The contract; undefined, with complaints, when a field is missing or can't be. */
export function readTerms(reader: ObjectReader, policy: Policy): LoanTerms | undefined {
  const principalFen = reader.required("principal", positiveYuan);
  const signedOn = reader.required("signedOn", date);
  const disbursedOn = reader.required("disbursedOn", date);
  const graduationYear = reader.required("graduationYear", year);
  const subsidyEndsOn = reader.required("subsidyEndsOn", date);
  const maturesOn = reader.required("maturesOn", date);
  const given = {
    graceYears: reader.optional("graceYears", wholeNumber(0, 30)),
    rateBasis: reader.optional("rateBasis", rateBasis),
    instalmentUnit: reader.optional("instalmentUnit", oneOf("yuan", "fen")),
    dayCount: reader.optional("dayCount", dayCounts),
  };
  if (signedOn === undefined || disbursedOn === undefined || maturesOn === undefined) return;
  const cohort = checkDays(reader, { signedOn, disbursedOn, maturesOn }, policy);
  if (principalFen === undefined || graduationYear === undefined) return undefined;
  if (subsidyEndsOn === undefined || cohort === undefined) return undefined;
  const converted = signedOn < policy.benchmarkConversion.value.signedBefore;
  const terms: LoanTerms = {
    principalFen,
    signedOn,
    disbursedOn,
    graduationYear,
    subsidyEndsOn,
    maturesOn,
    graceYears: given.graceYears ?? cohort.graceYears,
    rateBasis: given.rateBasis ?? (converted ? "benchmark" : "lpr"),
    instalmentUnit: given.instalmentUnit ?? "yuan",
    dayCount: given.dayCount ?? "ACT/360",
  };
  return checkRate(reader, terms, policy) ? terms : undefined;
}

type Days = Pick<LoanTerms, "signedOn" | "disbursedOn" | "maturesOn">;

/** The contract's cohort, or undefined when its days contradict each other. */
function checkDays(reader: ObjectReader, days: Days, policy: Policy): Cohort | undefined {
  const { signedOn, disbursedOn, maturesOn } = days;
  const cohort = policy.cohorts.findLast(({ effectiveFrom }) => effectiveFrom <= signedOn);
  const first = policy.cohorts[0]?.effectiveFrom ?? "";
  const wrong = (key: string, words: Sentence): undefined =>
    reader.complain(key, { code: "field.out-of-order", ...words }) as undefined;
  if (cohort === undefined) {
    return wrong("signedOn", {
      zh: `助学贷款合同自 ${first} 起才有规则。`,
      en: `There are rules for contracts from ${first} on.`,
    });
  }
  if (disbursedOn < signedOn) {
    return wrong("disbursedOn", {
      zh: "放款日不能早于签订日。",
      en: "Disbursement can't be before the signature.",
    });
  }
  if (maturesOn > disbursedOn) return cohort.value;
  return wrong("maturesOn", {
    zh: "到期日须晚于放款日。",
    en: "Maturity must be after disbursement.",
  });
}

/** Whether there is a rate to follow on the days that need one (K1, K3). */
function checkRate(reader: ObjectReader, terms: LoanTerms, policy: Policy): boolean {
  const first = policy.lpr5y[0]?.effectiveFrom ?? "";
  if (terms.rateBasis === "lpr" && terms.signedOn < first) {
    reader.complain("rateBasis", {
      code: "loan.no-lpr-yet",
      zh: `LPR 自 ${first} 起公布，之前签订的合同请用 "benchmark" 或固定利率。`,
      en: `LPR was first published on ${first}; use "benchmark" or a fixed rate before it.`,
    });
    return false;
  }
  const firstBenchmark = policy.benchmark5y[0]?.effectiveFrom ?? "";
  if (terms.rateBasis !== "lpr" && terms.disbursedOn < firstBenchmark) {
    reader.complain("disbursedOn", {
      code: "loan.no-rate-yet",
      zh: `基准利率只登记到 ${firstBenchmark} 起。`,
      en: `Benchmark rates are known from ${firstBenchmark} on.`,
    });
    return false;
  }
  return true;
}

function fixedRate(value: unknown): RateBasis | undefined {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 1) {
    return undefined;
  }
  const percent: unknown = Reflect.get(value, "fixedPct");
  const fixedPpm = typeof percent === "string" ? parseRatePercent(percent) : undefined;
  return fixedPpm === undefined || fixedPpm < 0n ? undefined : { fixedPpm };
}
