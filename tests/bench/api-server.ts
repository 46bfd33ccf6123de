import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Channels } from "@bursar/database/connection";
import express from "express";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { fillBook } from "./settlement-book.ts";

/** What the measuring process is told once everything stands. */
export interface ApiBench {
  readonly productUrl: string;
  readonly floorUrl: string;
  /** One a person: each may send so many requests a minute. */
  readonly authorizations: readonly string[];
  readonly contractNos: readonly string[];
}

export type ReadName = keyof typeof READS;

/** The reads that are measured, by what they give. */
const READS = {
  balance: (contractNo: string) => `/v1/loans/${contractNo}`,
  bill: (contractNo: string) => `/v1/loans/${contractNo}/explanation`,
} as const;

const ROLES = ["clerk", "reviewer", "supervisor", "operator"] as const;

/** The product and its floors, in one process of their own. */
async function serve(loans: number): Promise<void> {
  const product = await openTestProduct();
  await fillBook(product, loans, () => undefined);
  const contractNos = await contractNosOf(product);
  const [first = ""] = contractNos;
  const people: StaffClient[] = [];
  for (const role of ROLES) people.push(await product.signInAs([role]));
  const asked = new Map<string, Asked>();
  for (const [name, pathOf] of Object.entries(READS)) {
    asked.set(name, await recordOne(product, people, pathOf(first)));
  }
  const floor = await listen(floorApp(product, { asked, from: first }));
  const { port } = product.server.address() as AddressInfo;
  const told: ApiBench = {
    productUrl: `http://127.0.0.1:${port}`,
    floorUrl: floor,
    authorizations: people.map(({ authorization }) => authorization),
    contractNos,
  };
  process.send?.(told);
  await once(process, "disconnect");
  process.exit(0);
}

async function contractNosOf({ database }: TestProduct): Promise<string[]> {
  const rows = await database.owner.client<{ contract_no: string }[]>`
    select contract_no from loans order by contract_no`;
  return rows.map((row) => row.contract_no);
}

/** A read as what is asked in its one message: the loan, and ahead of it who wants to know. */
type Asked = Parameters<Channels["ask"]>;

async function recordOne(
  product: TestProduct,
  [clerk]: readonly StaffClient[],
  path: string,
): Promise<Asked> {
  if (clerk === undefined) throw new Error("nobody is signed in");
  await clerk.get(path).expect(200);
  const channels = product.database.app.channels as { ask: Channels["ask"] };
  const { ask } = channels;
  const recorded: Asked[] = [];
  channels.ask = (...asked) => {
    recorded.push(asked);
    return ask(...asked);
  };
  await clerk.get(path).expect(200);
  channels.ask = ask;
  const [first] = recorded;
  if (first?.[2] === undefined || recorded.length > 1)
    throw new Error(`${path} is not one message`);
  return first;
}

/**
 * Bare Express with a SELECT of a loan, a login that row-level security lets pass, and nobody who
 * is asked who they are:
 *
 * - `/plain`: tables that the figures are computed from, joined without a thought.
 * - `/same`: the product's own SELECT, which gives what the figures are computed from and shown
 *   with, the business date and the policy's mark among it.
 *
 * `/message` is bare Express with the very message that the product sends: the same SELECT inside
 * its centre, and the session's look-up ahead of it.
 */
function floorApp(
  { database }: TestProduct,
  sample: { readonly asked: ReadonlyMap<string, Asked>; readonly from: string },
) {
  const app = express();
  const { client } = database.owner;
  app.get("/plain/:contractNo", async (request, response) => {
    const { contractNo } = request.params;
    const [row] = await client`
      select l.*, s.*, b.name, array(
        select row_to_json(f) from loan_facts f
        where f.centre_id = l.centre_id and f.loan_id = l.id order by f.sequence) as facts
      from loans l
      join loan_standings s on s.centre_id = l.centre_id and s.loan_id = l.id
      join borrowers b on b.centre_id = l.centre_id and b.id = l.borrower_id
      where l.centre_id = 'cen_a' and l.contract_no = ${contractNo}`;
    response.json(row);
  });
  const askedFor = (name: string, contractNo: string): Asked => {
    const [centreId, question, ahead] = sample.asked.get(name) ?? [];
    if (centreId === undefined || question === undefined) throw new Error(`no read ${name}`);
    const values = question.values.map((one) => (one === sample.from ? contractNo : one));
    return [centreId, { ...question, values }, ahead];
  };
  app.get("/same/:name/:contractNo", async (request, response) => {
    const [, { statement, values }] = askedFor(request.params.name, request.params.contractNo);
    const select = statement.text.replace(/^[^]*?\bas /, "");
    const [row] = await client.unsafe<{ told: string }[]>(select, [...values], { prepare: true });
    response.json(JSON.parse(row?.told ?? ""));
  });
  app.get("/message/:name/:contractNo", async (request, response) => {
    const { name, contractNo } = request.params;
    const told = await database.app.channels.ask(...askedFor(name, contractNo));
    response.json(JSON.parse(told.answer ?? ""));
  });
  return app;
}

async function listen(app: express.Express): Promise<string> {
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

await serve(Number(process.argv[2]));
