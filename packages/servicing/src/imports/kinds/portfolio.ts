import { findBorrowersByIdNumber } from "@bursar/database/borrowers";
import { keepAlive, type Tx } from "@bursar/database/connection";
import { knownContractNos } from "@bursar/database/contracts";
import { committedContent, contentHash } from "@bursar/database/imports";
import { loadUniversities } from "@bursar/database/universities";
import type { Table } from "@bursar/documents/tables";
import { cleanCode, normaliseResidentId } from "@bursar/domain/identity";
import type { Policy } from "@bursar/domain/policy";
import {
  compareStanding,
  differenceProblem,
  likelyStatementDay,
  PORTFOLIO_COLUMNS,
  PORTFOLIO_OPTIONAL_COLUMNS,
  portfolioProblem,
  readPortfolioRow,
  usualStatementDay,
  type PortfolioContext,
  type PortfolioReading,
  type PortfolioRow,
} from "@bursar/domain/portfolio";
import { loadPolicy } from "../../policies/load-policy.ts";
import { enterPortfolio } from "../enter-portfolio.ts";
import type { CheckedRow, FileDays, ImportDefinition } from "../import-kind.ts";

/** Rows between two pauses in which the process answers others; some milliseconds of work. */
const ROWS_AT_A_STRETCH = 200;

/** Running loans that a lender hands over: each row becomes a contract and its loan. */
export const portfolio: ImportDefinition = {
  kind: "portfolio",
  title: { zh: "移交的存量贷款", en: "portfolio of running loans" },
  path: "portfolios",
  permission: "portfolio.import",
  columns: PORTFOLIO_COLUMNS.map((column) => column.zh),
  optionalColumns: PORTFOLIO_OPTIONAL_COLUMNS,
  maxBytes: 100 * 1024 * 1024,
  maxRows: 300_000,
  hasStatementDay: true,
  // Each loan stands for itself, and a province hands over more than one transaction can hold.
  commit: 500,
  async check(tx, table, days) {
    const policy = await loadPolicy(tx);
    const statementOn = days.statementOn ?? (await statementDayOf(tx, table, days));
    const rows = await readRows(tx, table, { policy, statementOn });
    return { slices: [await markKnown(tx, rows)], statementOn };
  },
  enter: enterPortfolio,
};

async function statementDayOf(
  tx: Tx,
  table: Table,
  { businessOn }: Pick<FileDays, "businessOn">,
): Promise<string> {
  const policy = await loadPolicy(tx);
  const usual = usualStatementDay({ businessOn, ...latest(table) }, policy);
  const universities = await loadUniversities(tx);
  return likelyStatementDay(table.rows, usual, {
    policy,
    universityName: (code) => universities.get(code),
    knownName: () => undefined,
  });
}

/** The last disbursement that the file knows of. */
function latest({ rows }: Table): { readonly latestOn: string | undefined } {
  let latestOn: string | undefined;
  for (const row of rows) {
    const day = cleanCode(row["放款日"] ?? "");
    if (latestOn === undefined || day > latestOn) latestOn = day;
  }
  return { latestOn };
}

type Reading = Extract<PortfolioReading, { kind: "row" }>;
type Checked = CheckedRow & { readonly row?: PortfolioRow };

async function readRows(
  tx: Tx,
  table: Table,
  given: { readonly policy: Policy; readonly statementOn: string },
): Promise<Checked[]> {
  const universities = await loadUniversities(tx);
  const names = await namesOnFile(tx, table);
  const contractNos = new Set<string>();
  const context: PortfolioContext = {
    ...given,
    universityName: (code) => universities.get(code),
    knownName: (idNumber) => names.get(idNumber),
  };
  const checked: Checked[] = [];
  for (const [index, cells] of table.rows.entries()) {
    if (index % ROWS_AT_A_STRETCH === 0) await keepAlive(tx);
    const reading = readPortfolioRow(cells, context);
    const result = reading.kind === "row" ? checkLoan(reading, given.policy) : refusal(reading);
    const { row } = result;
    if (row === undefined) {
      checked.push(result);
    } else if (contractNos.has(row.contractNo)) {
      checked.push(refusal({ problems: [portfolioProblem("合同编号", "contract.twice-in-file")] }));
    } else {
      contractNos.add(row.contractNo);
      // The first row of a person in the file decides how the others must name them.
      if (!names.has(row.idNumber)) names.set(row.idNumber, row.name);
      checked.push(result);
    }
  }
  return checked;
}

async function namesOnFile(tx: Tx, { rows }: Table): Promise<Map<string, string>> {
  const idNumbers = new Set(rows.map((row) => normaliseResidentId(row["身份证号"] ?? "")));
  const known = await findBorrowersByIdNumber(tx, [...idNumbers]);
  return new Map([...known].map(([idNumber, { name }]) => [idNumber, name]));
}

function checkLoan({ row, problems }: Reading, policy: Policy): Checked {
  const comparison = compareStanding(row, policy);
  if (comparison.kind === "impossible") return refusal({ problems: [comparison.problem] });
  const found = [...problems, ...comparison.differences.map(differenceProblem)];
  return {
    verdict: found.length === 0 ? "accepted" : "warned",
    problems: found,
    content: row,
    row,
    amountFen: comparison.balanceFen,
    differences: comparison.differences.map((one) => ({ ...one, contractNo: row.contractNo })),
  };
}

function refusal({ problems }: Pick<CheckedRow, "problems">): Checked {
  return { verdict: "refused", problems };
}

/** A contract that is here already is left alone: the same line again changes nothing. */
async function markKnown(tx: Tx, rows: readonly Checked[]): Promise<CheckedRow[]> {
  const contractNos = rows.flatMap(({ row }) => (row === undefined ? [] : [row.contractNo]));
  const known = await knownContractNos(tx, contractNos);
  const again = rows.flatMap(({ row }) =>
    row !== undefined && known.has(row.contractNo) ? [contentHash(tx, "portfolio", row)] : [],
  );
  const same = await committedContent(tx, "portfolio", again);
  return rows.map(({ row, ...checked }): CheckedRow => {
    if (row === undefined || !known.has(row.contractNo)) return checked;
    if (!same.has(contentHash(tx, "portfolio", row).toString("hex"))) {
      return refusal({ problems: [portfolioProblem("合同编号", "contract.number-taken")] });
    }
    const before = portfolioProblem("合同编号", "contract.taken-over-before");
    return { ...checked, verdict: "warned", problems: [before, ...checked.problems] };
  });
}
