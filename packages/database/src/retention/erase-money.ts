import { sql, type SQL } from "drizzle-orm";
import { sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { ERASED_NAME } from "./erased-name.ts";

/** Money stays in the books; who sent it, who got it back and what was said of it goes. */
export async function eraseMoney(tx: Tx, who: SQL): Promise<void> {
  const { centreId } = tx;
  const loans = sql`(select id from loans where centre_id = ${centreId} and borrower_id in ${who})`;
  const receipts = sql`(select id from receipts where centre_id = ${centreId} and (loan_id in ${loans}
    or id in (select receipt_id from receipt_parts
      where centre_id = ${centreId} and loan_id in ${loans})))`;
  await tx.orm.execute(sql`
    update receipt_steps set reason_sealed = ${sealText(tx, "receipt_steps.reason", ERASED_NAME)}
    where centre_id = ${centreId} and (receipt_id in ${receipts} or borrower_id in ${who})`);
  await tx.orm.execute(sql`
    update receipts set payer_name_sealed = null, version = version + 1
    where centre_id = ${centreId} and id in ${receipts}`);
  await tx.orm.execute(sql`
    update refunds set payee_sealed = ${sealText(tx, "refunds.payee", ERASED_NAME)},
      reason_sealed = ${sealText(tx, "refunds.reason", ERASED_NAME)}, version = version + 1
    where centre_id = ${centreId} and loan_id in ${loans}`);
  for (const table of ["prepayments", "compensations"])
    await tx.orm.execute(sql`
      update ${sql.identifier(table)} set reason_sealed = null, version = version + 1
      where centre_id = ${centreId} and loan_id in ${loans}`);
  await eraseRescues(tx, who);
}

/** What was paid stays; of what had happened to whom, and what was said of it, nothing does. */
async function eraseRescues(tx: Tx, who: SQL): Promise<void> {
  const { centreId } = tx;
  await tx.orm.execute(sql`
    update rescue_events set reason_sealed = null
    where centre_id = ${centreId} and rescue_id in (select id from rescues
      where centre_id = ${centreId} and borrower_id in ${who})`);
  await tx.orm.execute(sql`
    update rescues set cause_sealed = ${sealText(tx, "rescues.cause", ERASED_NAME)},
      statement_sealed = null, version = version + 1
    where centre_id = ${centreId} and borrower_id in ${who}`);
}
