import { setup } from "@bursar/local/src/test-services.ts";
import { recordRepayment } from "@bursar/servicing/repayments";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personAt, setBusinessDate } from "./bench-centre.ts";
import { quantile } from "./figures.ts";
import { BORROWER, LATE, longTerms, openLongLoans, type LongLoan } from "./long-loans.ts";
import { numberAt } from "./number-at.ts";
import {
  recordStatements,
  renewed,
  replay,
  withTexts,
  type Recorded,
} from "./recorded-statements.ts";

const LOANS = 600;
const WARM_UP = 60;
const P99_AIM_MS = 20;
/** Twelve years before. */
const PAID_ON = "2031-11-03";

/**
 * A repayment that turns out to have been made twelve years ago, in a loan of twenty years: judged,
 * recorded, everything since folded anew and the difference posted, in one transaction. Beside it
 * the same statements sent bare, in turns, each on a loan of its own.
 */
export async function benchReplay(args: readonly string[]): Promise<void> {
  const turns = numberAt(args, "--loans") ?? LOANS;
  const stop = await setup();
  const product = await openTestProduct();
  try {
    await setBusinessDate(product, LATE);
    const loans = await openLongLoans(product, 2 * (turns + WARM_UP) + 2);
    const [sample, second, ...rest] = loans;
    if (sample === undefined || second === undefined) throw new Error("there are no loans");
    // The first one plans the statements and reads the policy; the next is like all others.
    await record(product, second, 0);
    const recording = recordStatements(product.database.app);
    await record(product, sample, 1);
    const recorded = recording.stop().filter(({ query }) => !/^(begin|commit)/i.test(query));
    const times = await measure(product, rest, { recorded, sample });
    await report(product, { ...times, sample, statements: recorded.length });
  } finally {
    await product.close();
    await stop();
  }
}

function serialOf(turn: number): string {
  return `REPLAY${String(turn).padStart(10, "0")}`;
}

async function record({ database }: TestProduct, { contractNo }: LongLoan, turn: number) {
  return recordRepayment(
    { db: database.app },
    {
      context: personAt("usr_clerk"),
      source: "counter",
      serialNo: serialOf(turn),
      channel: "agent-bank",
      contractNo,
      payerName: BORROWER,
      amountFen: 120_000n,
      paidOn: PAID_ON,
    },
  );
}

async function measure(
  product: TestProduct,
  loans: readonly LongLoan[],
  { recorded, sample }: { readonly recorded: readonly Recorded[]; readonly sample: LongLoan },
): Promise<{ product: number[]; floor: number[] }> {
  const times = { product: [] as number[], floor: [] as number[] };
  const kept = new Set(keptIds(recorded));
  for (let turn = 0; 2 * turn + 1 < loans.length; turn += 1) {
    const [own, other] = [loans[2 * turn], loans[2 * turn + 1]];
    if (own === undefined || other === undefined) break;
    const from = performance.now();
    const { state } = await record(product, own, 10 + turn);
    const ms = performance.now() - from;
    if (state !== "matched") throw new Error(`the repayment is ${state}`);
    const texts = new Map([
      [sample.loanId, other.loanId],
      [sample.contractNo, other.contractNo],
      [serialOf(1), `FLOOR${serialOf(turn)}`],
    ]);
    const fresh = renewed(withTexts(recorded, texts), { from: "", to: "", kept });
    const floorFrom = performance.now();
    await replay(product.database.app.client, fresh);
    const floorMs = performance.now() - floorFrom;
    if (turn < WARM_UP) continue;
    times.product.push(ms);
    times.floor.push(floorMs);
  }
  return times;
}

/** Ids that were there before: the borrower and the import that nothing came from. */
function keptIds(recorded: readonly Recorded[]): string[] {
  const texts = recorded.flatMap(({ parameters }) => parameters.map(String));
  return texts.flatMap((text) => text.match(/\b(?:usr|bor)_[0-9a-z]{26}\b/g) ?? []);
}

async function report(
  { database }: TestProduct,
  told: {
    readonly product: readonly number[];
    readonly floor: readonly number[];
    readonly sample: LongLoan;
    readonly statements: number;
  },
): Promise<void> {
  const terms = longTerms();
  const [row] = await database.owner.client<{ before: number; after: number }[]>`
    select count(*) filter (where not correction)::int as before,
      count(*) filter (where correction)::int as after
    from transfers where loan_id = ${told.sample.loanId}`;
  const line = (name: string, times: readonly number[]): string => {
    const figures = [0.5, 0.95, 0.99].map((part) => `${quantile(times, part).toFixed(1)} ms`);
    return [name.padEnd(10), ...figures.map((figure) => figure.padStart(9))].join(" ");
  };
  const p99 = quantile(told.product, 0.99);
  const ratio = quantile(told.product, 0.5) / quantile(told.floor, 0.5);
  console.log(
    [
      `a loan of ${terms.disbursedOn} to ${terms.maturesOn} on ${LATE}: ${row?.before ?? 0} postings,`,
      `then a repayment of ${PAID_ON}: ${row?.after ?? 0} corrections; ${told.product.length} of each in turns`,
      `                 p50       p95       p99`,
      line("product", told.product),
      line("floor", told.floor),
      `ratio ×${ratio.toFixed(2)} of the same ${told.statements} statements bare; p99 aim ≤ ${P99_AIM_MS} ms`,
    ].join("\n"),
  );
  if (p99 > P99_AIM_MS) process.exitCode = 1;
}
