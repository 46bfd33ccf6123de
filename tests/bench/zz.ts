import { setup } from "@bursar/local/src/test-services.ts";
import { withTransaction } from "@bursar/database/connection";
import { interestSettlement } from "../../packages/servicing/src/batches/kinds/interest-settlement.ts";
import { CENTRES, openTestProduct } from "../harness/open-test-product.ts";
import { fillBook } from "./settlement-book.ts";
const stop = await setup();
const product = await openTestProduct();
await fillBook(product, 10000, () => {});
await product.database.owner
  .client`insert into business_dates (centre_id, business_on) values (${CENTRES.a}, '2026-12-21') on conflict (centre_id) do update set business_on = excluded.business_on`;
const db = product.database.batch;
const context = { actor: { id: "usr_x", kind: "system" }, centreId: CENTRES.a, requestId: "req_1" };
const run: any = { id: "run_test", businessOn: "2026-12-20", kind: "interest-settlement" };
let after: string | undefined;
const times = new Map<string, [number, number]>();
const proto = Object.getPrototypeOf(db.client);
import inspector from "node:inspector/promises";
import { writeFileSync } from "node:fs";
const ses = new inspector.Session();
ses.connect();
await ses.post("Profiler.enable");
await ses.post("Profiler.start");
let n = 0;
let t0 = performance.now();
let cpu = process.cpuUsage();
for (;;) {
  const done = await withTransaction(db, context, async (tx) => {
    const orig = (tx.orm as any).session.client.unsafe;
    const client = (tx.orm as any).session.client;
    (tx.orm as any).session.client = new Proxy(client, {
      get(t, p, r) {
        if (p !== "unsafe") return Reflect.get(t, p, r);
        return (q: string, ...a: any[]) => {
          const s = performance.now();
          const res = t.unsafe(q, ...a);
          const key = q.trim().replace(/\s+/g, " ").slice(0, 70);
          const fin = () => {
            const [c, m] = times.get(key) ?? [0, 0];
            times.set(key, [c + 1, m + performance.now() - s]);
          };
          const hook = (x: any) => {
            const o = x.then.bind(x);
            let first = true;
            x.then = (...args: any[]) => {
              if (first) {
                first = false;
                o(fin, fin);
              }
              return o(...args);
            };
            return x;
          };
          hook(res);
          const v = res.values?.bind(res);
          if (v) res.values = () => v();
          return res;
        };
      },
    });
    const ids = await interestSettlement.listItems(tx, run, { after, limit: 1000 });
    if (ids.length === 0) return true;
    after = ids.at(-1);
    await interestSettlement.runItems(tx, run, ids);
    n += ids.length;
    return false;
  });
  if (done) break;
}
const c = process.cpuUsage(cpu);
{
  const { profile } = await ses.post("Profiler.stop");
  writeFileSync("/tmp/run.cpuprofile", JSON.stringify(profile));
}
console.log(
  n,
  "loans",
  (((performance.now() - t0) * 1000) / n).toFixed(0),
  "µs wall/loan",
  "js cpu µs/loan",
  ((c.user + c.system) / n).toFixed(0),
);
for (const [k, [cnt, ms]] of times) console.log(((ms * 1000) / n).toFixed(1), "µs/loan", cnt, k);
await product.close();
await stop();
