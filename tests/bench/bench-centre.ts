import type { ActionContext } from "@bursar/database/connection";
import { CENTRES, type TestProduct } from "../harness/open-test-product.ts";

/** Somebody at work in the centre whose book is measured. */
export function personAt(id: string): ActionContext {
  return { actor: { id, kind: "staff" }, centreId: CENTRES.a, requestId: `req_${id}` };
}

export async function setBusinessDate({ database }: TestProduct, on: string): Promise<void> {
  await database.owner.client`
    insert into business_dates (centre_id, business_on) values (${CENTRES.a}, ${on})
    on conflict (centre_id) do update set business_on = excluded.business_on`;
}

/** Shows on standard error how far a preparation is. */
export function showDone(what: string, total: number): (done: number) => void {
  const of = total.toLocaleString("en");
  return (done) => {
    process.stderr.write(
      `\r\x1b[K${done >= total ? "" : `${what} ${done.toLocaleString("en")} / ${of}`}`,
    );
  };
}
