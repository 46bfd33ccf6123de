import type { LoanTerms } from "../../loan/index.ts";
import { inForce, nationalPolicy } from "../../policy/index.ts";
import { fenOf } from "../fen-of.ts";
import { parseTable } from "../parse-table.ts";
import type { SlowFact } from "../../slow/index.ts";

/** One contract of the vector tables, with the lines that it must give. */
export interface LoanCase {
  readonly id: string;
  readonly terms: LoanTerms;
  readonly facts: readonly SlowFact[];
  readonly rows: readonly (readonly string[])[];
  /** With it, {@link rows} are all rows. */
  readonly total?: readonly string[];
  readonly positions: readonly (readonly string[])[];
}

type Line = readonly string[];

/** The contracts of a table of `vectors/`; one without events gives only disbursed ones. */
export function loanCases(table: string): readonly LoanCase[] {
  const blocks: Line[][] = [];
  for (const line of parseTable(table)) {
    if (line[0] === "loan") blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.map(readCase);
}

function readCase([heading = [], ...lines]: readonly Line[]): LoanCase {
  const [, id = "", principal, signedOn = "", disbursedOn = "", year] = heading;
  const [, , , , , , subsidyEndsOn = "", maturesOn = ""] = heading;
  const principalFen = fenOf(principal);
  const policy = nationalPolicy();
  const isConverted = signedOn < policy.benchmarkConversion.value.signedBefore;
  const of = (word: string): readonly Line[] =>
    lines.filter(([first]) => first === word).map(([, ...cells]) => cells);
  const isRow = ([first = ""]: Line): boolean => first === "row" || /^\d{4}-/.test(first);
  const total = of("total")[0];
  return {
    id,
    terms: {
      principalFen,
      signedOn,
      disbursedOn,
      graduationYear: Number(year),
      subsidyEndsOn,
      maturesOn,
      graceYears: inForce(policy.cohorts, signedOn).value.graceYears,
      rateBasis: isConverted ? "benchmark" : "lpr",
      instalmentUnit: "yuan",
      dayCount: "ACT/360",
    },
    facts: [
      { kind: "disbursed", factId: "0", sequence: 0, on: disbursedOn, amountFen: principalFen },
      ...of("fact").map(readFact),
    ],
    rows: lines.filter(isRow).map((cells) => (cells[0] === "row" ? cells.slice(1) : cells)),
    ...(total && { total }),
    positions: of("position"),
  };
}

function readFact([kind, on = "", ...values]: Line, index: number): SlowFact {
  const base = { factId: String(index + 1), sequence: index + 1, on };
  const [first = "", subsidyEndsOn = ""] = values;
  switch (kind) {
    case "study-extended":
    case "study-suspended":
      return { ...base, kind, graduationYear: Number(first), subsidyEndsOn };
    case "principal-deferred":
      return { ...base, kind, year: Number(first) };
    case "prepaid":
      return { ...base, kind, principalFen: fenOf(first) };
    case "repaid":
      return { ...base, kind, amountFen: fenOf(first) };
    case "paid-through":
    case "school-left":
      return { ...base, kind };
    default:
      throw new RangeError(`no such fact: ${kind ?? "(nothing)"}`);
  }
}
