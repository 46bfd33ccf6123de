import { setup } from "@bursar/local/src/test-services.ts";
import { planRun, runChunk, showRun, startRun } from "@bursar/servicing/batches";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personAt, setBusinessDate, showDone } from "./bench-centre.ts";
import { peakRssMb, secondsSince } from "./figures.ts";
import { numberAt } from "./number-at.ts";
import { fillBook } from "./settlement-book.ts";

const LOANS = 50_000;
const DATE = "2026-12-20";
const RATIO_AIM = 4;
const PAGE = 500;

/**
 * The plan of a settlement, which writes nothing of a loan: cut, computed chunk by chunk on one
 * connection and summed up, beside bare SELECTs that read the same rows on one connection.
 */
export async function benchPlan(args: readonly string[]): Promise<void> {
  const loans = numberAt(args, "--loans") ?? LOANS;
  const stop = await setup();
  const product = await openTestProduct();
  try {
    await fillBook(product, loans, showDone("book", loans));
    await setBusinessDate(product, "2026-12-21");
    await readBare(product);
    const plan = await planOnce(product);
    const floor = await readBare(product);
    const count = loans.toLocaleString("en");
    const rate = Math.round(plan.items / plan.seconds).toLocaleString("en");
    const ratio = plan.seconds / floor.seconds;
    console.log(
      [
        `${count} loans, ${plan.items.toLocaleString("en")} with a settlement on ${DATE}`,
        `  plan  ${plan.seconds.toFixed(2)} s (${rate} loans/s) in ${plan.chunks} chunks on one connection`,
        `  floor ${floor.seconds.toFixed(2)} s: ${floor.rows.toLocaleString("en")} rows of loans, facts, standings and settlements read and parsed`,
        `  ratio ×${ratio.toFixed(2)} (aim ≤ ${RATIO_AIM}), peak RSS ${peakRssMb().toFixed(0)} MB`,
      ].join("\n"),
    );
    if (ratio > RATIO_AIM) process.exitCode = 1;
  } finally {
    await product.close();
    await stop();
  }
}

async function planOnce({ database }: TestProduct) {
  const deps = { db: database.batch };
  const context = personAt("usr_operator");
  const asked = { context, kind: "interest-settlement", businessOn: DATE };
  const { run } = await startRun({ db: database.app }, asked);
  const from = performance.now();
  await planRun(deps, { context, runId: run.id });
  const { run: cut } = await showRun(deps, { context, runId: run.id });
  const chunks = cut.chunks ?? 0;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    await runChunk(deps, { context, runId: run.id, chunk });
  }
  const { run: planned } = await showRun(deps, { context, runId: run.id });
  if (planned.status !== "awaiting-approval") throw new Error(`the plan is ${planned.status}`);
  return { seconds: secondsSince(from), items: planned.total, chunks };
}

/** The same rows, page by page in the order of the loans' ids, by prepared statements. */
async function readBare({ database }: TestProduct) {
  const connection = await database.batch.client.reserve();
  try {
    const from = performance.now();
    let [rows, after] = [0, ""];
    for (;;) {
      const due = await connection<{ loan_id: string }[]>`
        select * from loan_standings where centre_id = 'cen_a' and loan_id > ${after}
          and next_settlement_on <= ${DATE} order by loan_id limit ${PAGE}`;
      const ids = due.map(({ loan_id }) => loan_id);
      const last = ids.at(-1);
      if (last === undefined) return { seconds: secondsSince(from), rows };
      const loans = await connection`
        select * from loans where centre_id = 'cen_a' and id = any(${ids}) order by id`;
      const facts = await connection`
        select * from loan_facts where centre_id = 'cen_a' and loan_id = any(${ids})
        order by loan_id, sequence`;
      const settled = await connection`
        select * from loan_settlements where centre_id = 'cen_a' and loan_id = any(${ids})
          and due_on <= ${DATE}`;
      rows += due.length + loans.length + facts.length + settled.length;
      after = last;
    }
  } finally {
    connection.release();
  }
}
