import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withTransaction } from "@bursar/database/connection";
import { setup } from "@bursar/local/src/test-services.ts";
import { commitImport, commitSlice, stageImport } from "@bursar/servicing/imports";
import { closeLoans } from "@bursar/servicing/loans";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personAt, secondsSince, setBusinessDate, showDone } from "./bench-centre.ts";
import { CLERK, keepBefore, prepareFloor, runFloor } from "./clearing-floor.ts";
import { clearingFile } from "./clearing-file.ts";
import { numberAt } from "./number-at.ts";
import { fillBook } from "./settlement-book.ts";

const ROWS = 100_000;
const DUE_ON = "2026-12-20";
const LOANS_AT_ONCE = 1_000;
const RATIO_AIM = 5;

/**
 * A payment channel's file after a settlement, checked and then committed slice by slice through
 * the import's own path on one connection, beside set-based SQL on the same server that writes
 * the rows which the commit has written (receipts, parts, facts, postings, standings).
 */
export async function benchClearing(args: readonly string[]): Promise<void> {
  const rows = numberAt(args, "--rows") ?? ROWS;
  const stop = await setup();
  const product = await openTestProduct();
  const folder = await mkdtemp(join(tmpdir(), "bursar-clearing-"));
  try {
    await prepare(product, rows);
    const path = join(folder, "clearing.csv");
    await writeFile(path, await clearingFile(product, { rows, dueOn: DUE_ON }));
    await keepBefore(product);
    const clearing = await take(product, { path, rows });
    await prepareFloor(product);
    const floor = await runFloor(product);
    report(rows, clearing, floor);
  } finally {
    await rm(folder, { recursive: true });
    await product.close();
    await stop();
  }
}

/** A book of as many loans as the file has rows, settled on the due date. */
async function prepare(product: TestProduct, rows: number): Promise<void> {
  const { database } = product;
  await fillBook(product, rows, showDone("book", rows));
  await setBusinessDate(product, "2026-12-21");
  const ids = await database.owner.client<{ id: string }[]>`select id from loans order by id`;
  const show = showDone("settled", ids.length);
  for (let from = 0; from < ids.length; from += LOANS_AT_ONCE) {
    const loanIds = ids.slice(from, from + LOANS_AT_ONCE).map(({ id }) => id);
    await withTransaction(database.batch, personAt("usr_settlement"), (tx) =>
      closeLoans(tx, { loanIds, through: DUE_ON, runId: null }),
    );
    show(from + loanIds.length);
  }
  await database.owner.client`vacuum analyze`;
  await database.owner.client`checkpoint`;
}

interface Taken {
  readonly checkSeconds: number;
  readonly checkRssMb: number;
  readonly commitSeconds: number;
  readonly commitRssMb: number;
  readonly outcome: Readonly<Record<string, number>>;
}

async function take(
  { database }: TestProduct,
  { path, rows }: { readonly path: string; readonly rows: number },
): Promise<Taken> {
  const deps = { db: database.app };
  const context = personAt(CLERK);
  const file = { path, fileName: "clearing.csv" };
  const checkRss = watchRss();
  const checkFrom = performance.now();
  process.stderr.write("checking the file …");
  const staged = await stageImport(deps, { context, kind: "clearing", file });
  const checkSeconds = secondsSince(checkFrom);
  const checkRssMb = checkRss.peakMb();
  const command = { context, importId: staged.id };
  const show = showDone("committed", rows);
  const commitRss = watchRss();
  const commitFrom = performance.now();
  await commitImport(deps, { ...command, mayUse: () => true });
  let slice = await commitSlice(deps, command);
  while (slice.status === "committing") {
    show(slice.done);
    slice = await commitSlice(deps, command);
  }
  show(rows);
  if (slice.status !== "committed") throw new Error(`the import is ${slice.status}`);
  const commitSeconds = secondsSince(commitFrom);
  const commitRssMb = commitRss.peakMb();
  return { checkSeconds, checkRssMb, commitSeconds, commitRssMb, outcome: slice.outcome };
}

/** Looks at this process's memory now and then: its high mark would be that of the preparation. */
function watchRss(): { peakMb(): number } {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return {
    peakMb() {
      clearInterval(timer);
      look();
      return peak / 1_048_576;
    },
  };
}

function report(
  rows: number,
  { checkSeconds, checkRssMb, commitSeconds, commitRssMb, outcome }: Taken,
  floor: { readonly seconds: number; readonly rows: number },
): void {
  const rate = (seconds: number): string => Math.round(rows / seconds).toLocaleString("en");
  const ratio = commitSeconds / floor.seconds;
  const whole = (checkSeconds + commitSeconds) / floor.seconds;
  console.log(
    [
      `${rows.toLocaleString("en")} lines, ${JSON.stringify(outcome)}`,
      `  check  ${checkSeconds.toFixed(1)} s (${rate(checkSeconds)} lines/s), every line judged and kept`,
      `  commit ${commitSeconds.toFixed(1)} s (${rate(commitSeconds)} lines/s) on one connection`,
      `  peak RSS ${checkRssMb.toFixed(0)} MB in the check, ${commitRssMb.toFixed(0)} MB in the commit`,
      `  floor  ${floor.seconds.toFixed(1)} s, ${floor.rows.toLocaleString("en")} rows lying ready`,
      `  ratio  ×${ratio.toFixed(2)} (aim ≤ ${RATIO_AIM}); with the check ×${whole.toFixed(2)}`,
    ].join("\n"),
  );
  if (ratio > RATIO_AIM) process.exitCode = 1;
}
