import { setup } from "@bursar/local/src/test-services.ts";
import type { ExplainedField } from "@bursar/domain/loan";
import { explainFigure } from "@bursar/servicing/loans";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personAt, setBusinessDate, showDone } from "./bench-centre.ts";
import { quantile } from "./figures.ts";
import { LATE, openLongLoans } from "./long-loans.ts";
import { numberAt } from "./number-at.ts";
import { fillBook } from "./settlement-book.ts";

const LOANS = 2_000;
const LONG_LOANS = 100;
const TURNS = 400;
const WARM_UP = 60;
const P99_AIM_MS = 50;

/** What is asked most, by the name under which the report shows it. */
const FIGURES: readonly { readonly name: string; readonly field: ExplainedField }[] = [
  { name: "next bill", field: "payable" },
  { name: "its interest", field: "interest" },
  { name: "penalty", field: "penalty" },
  { name: "to clear", field: "toClear" },
  { name: "payoff", field: "payoff" },
];

/**
 * "Why is it this figure?" of the county's loans and of loans near the end of their twenty years:
 * the steps behind it and whether the ledger agrees, beside reading the facts alone.
 */
export async function benchExplain(args: readonly string[]): Promise<void> {
  const loans = numberAt(args, "--loans") ?? LOANS;
  const turns = numberAt(args, "--turns") ?? TURNS;
  const stop = await setup();
  const product = await openTestProduct();
  try {
    await fillBook(product, loans, showDone("book", loans));
    const county = await contractsOf(product, "9");
    const head = ["", "p50", "p95", "p99", "facts p50", "floors"];
    console.log(`${turns} of each, one at a time, explanation and floor in turns; ms`);
    console.log(line(head));
    let worst = await measureAll(product, "county", { contractNos: county, turns });
    await setBusinessDate(product, LATE);
    await openLongLoans(product, LONG_LOANS);
    const long = await contractsOf(product, "8");
    worst = Math.max(worst, await measureAll(product, "20 years", { contractNos: long, turns }));
    console.log(`\nworst p99: ${worst.toFixed(1)} ms (aim ≤ ${P99_AIM_MS})`);
    console.log("floor: the loan's facts read by one prepared statement");
    if (worst > P99_AIM_MS) process.exitCode = 1;
  } finally {
    await product.close();
    await stop();
  }
}

async function contractsOf({ database }: TestProduct, first: string): Promise<string[]> {
  const rows = await database.owner.client<{ contract_no: string }[]>`
    select contract_no from loans where contract_no like ${`${first}%`}
      and matures_on > '2026-12-31' order by md5(contract_no)`;
  return rows.map((row) => row.contract_no);
}

interface Asked {
  readonly contractNos: readonly string[];
  readonly turns: number;
}

async function measureAll(product: TestProduct, book: string, asked: Asked): Promise<number> {
  let worst = 0;
  for (const { name, field } of FIGURES) {
    const { explained, floor } = await measureField(product, field, asked);
    const figures = [0.5, 0.95, 0.99].map((part) => quantile(explained, part).toFixed(1));
    const floors = quantile(explained, 0.5) / quantile(floor, 0.5);
    const bare = quantile(floor, 0.5).toFixed(2);
    console.log(line([`${book}: ${name}`, ...figures, bare, `×${floors.toFixed(1)}`]));
    worst = Math.max(worst, quantile(explained, 0.99));
  }
  return worst;
}

async function measureField(
  { database }: TestProduct,
  field: ExplainedField,
  { contractNos, turns }: Asked,
) {
  const [explained, floor]: [number[], number[]] = [[], []];
  const deps = { db: database.app };
  for (let turn = -WARM_UP; turn < turns; turn += 1) {
    const contractNo = contractNos[((turn + WARM_UP) * 7_919) % contractNos.length] ?? "";
    const from = performance.now();
    await explainFigure(deps, { context: personAt("usr_clerk"), contractNo, field });
    const ms = performance.now() - from;
    const floorFrom = performance.now();
    await database.owner.client`
      select f.* from loan_facts f join loans l on l.centre_id = f.centre_id and l.id = f.loan_id
      where l.centre_id = 'cen_a' and l.contract_no = ${contractNo} order by f.sequence`;
    const floorMs = performance.now() - floorFrom;
    if (turn < 0) continue;
    explained.push(ms);
    floor.push(floorMs);
  }
  return { explained, floor };
}

function line([name = "", ...figures]: readonly string[]): string {
  return [name.padEnd(24), ...figures.map((figure) => figure.padStart(10))].join("");
}
