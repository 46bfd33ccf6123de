import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withTransaction } from "@bursar/database/connection";
import { setup } from "@bursar/local/src/test-services.ts";
import { closeLoans } from "@bursar/servicing/loans";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personAt, setBusinessDate, showDone } from "./bench-centre.ts";
import { CLERK, keepBefore, prepareFloor, runFloor } from "./clearing-floor.ts";
import { clearingFile } from "./clearing-file.ts";
import type { Taken, TakerNews, TakerTask } from "./clearing-taker.ts";
import { numberAt } from "./number-at.ts";
import { fillBook } from "./settlement-book.ts";

const ROWS = 100_000;
const DUE_ON = "2026-12-20";
const LOANS_AT_ONCE = 1_000;
const RATIO_AIM = 5;
const TAKER = fileURLToPath(new URL("./clearing-taker.ts", import.meta.url));

/**
 * A payment channel's file after a settlement, checked and then committed slice by slice through
 * the import's own path, on one connection of a process of its own, beside set-based SQL on the
 * same server that writes the rows which the commit has written (receipts, parts, facts, postings,
 * standings).
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

async function take(
  { database }: TestProduct,
  { path, rows }: { readonly path: string; readonly rows: number },
): Promise<Taken> {
  const task: TakerTask = { path, context: personAt(CLERK) };
  const env = { ...process.env, BURSAR_FIELD_KEYS: database.keysText };
  const given = [database.appUrl, JSON.stringify(task)];
  const taker = fork(TAKER, given, { stdio: "inherit", env });
  const show = showDone("committed", rows);
  process.stderr.write("checking the file …");
  let taken: Taken | undefined;
  taker.on("message", (news: TakerNews) => {
    if ("taken" in news) taken = news.taken;
    else show(news.done);
  });
  await once(taker, "exit");
  show(rows);
  if (taken === undefined) throw new Error("the file was not taken");
  return taken;
}

function report(
  rows: number,
  { checkSeconds, checkRssMb, commitSeconds, peakRssMb, outcome }: Taken,
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
      `  peak RSS ${checkRssMb.toFixed(0)} MB in the check, ${peakRssMb.toFixed(0)} MB in all`,
      `  floor  ${floor.seconds.toFixed(1)} s, ${floor.rows.toLocaleString("en")} rows lying ready`,
      `  ratio  ×${ratio.toFixed(2)} (aim ≤ ${RATIO_AIM}); with the check ×${whole.toFixed(2)}`,
    ].join("\n"),
  );
  if (ratio > RATIO_AIM) process.exitCode = 1;
}
