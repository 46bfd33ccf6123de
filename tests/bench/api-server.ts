import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { recordStatements, replay, type Recorded } from "./recorded-statements.ts";
import { fillBook } from "./settlement-book.ts";

/** What the measuring process is told once everything stands. */
export interface ApiBench {
  readonly productUrl: string;
  readonly floorUrl: string;
  /** One a person: each may send so many requests a minute. */
  readonly authorizations: readonly string[];
  readonly contractNos: readonly string[];
  /** How many statements a read is. */
  readonly statements: Readonly<Record<ReadName, number>>;
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
  const recorded = new Map<string, Recorded[]>();
  for (const [name, pathOf] of Object.entries(READS)) {
    recorded.set(name, await recordOne(product, people, pathOf(first)));
  }
  const floor = await listen(floorApp(product, { recorded, from: first }));
  const { port } = product.server.address() as AddressInfo;
  const count = (name: ReadName): number => recorded.get(name)?.length ?? 0;
  const told: ApiBench = {
    productUrl: `http://127.0.0.1:${port}`,
    floorUrl: floor,
    authorizations: people.map(({ authorization }) => authorization),
    contractNos,
    statements: { balance: count("balance"), bill: count("bill") },
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

/** One read, as the statements that it becomes once what can be known is known. */
async function recordOne(
  product: TestProduct,
  [clerk]: readonly StaffClient[],
  path: string,
): Promise<Recorded[]> {
  if (clerk === undefined) throw new Error("nobody is signed in");
  await clerk.get(path).expect(200);
  const recording = recordStatements(product.database.app);
  await clerk.get(path).expect(200);
  return recording.stop().filter(({ query }) => !/^(begin|commit)/i.test(query));
}

/**
 * Bare Express with one SELECT that gives everything a loan's figures are computed from, sent by
 * a login that row-level security lets pass; and with the statements that the product sends.
 */
function floorApp(
  { database }: TestProduct,
  sample: { readonly recorded: ReadonlyMap<string, readonly Recorded[]>; readonly from: string },
) {
  const app = express();
  app.get("/select/:contractNo", async (request, response) => {
    const { contractNo } = request.params;
    const [row] = await database.batch.client`
      select l.*, s.*, b.name, array(
        select row_to_json(f) from loan_facts f
        where f.centre_id = l.centre_id and f.loan_id = l.id order by f.sequence) as facts
      from loans l
      join loan_standings s on s.centre_id = l.centre_id and s.loan_id = l.id
      join borrowers b on b.centre_id = l.centre_id and b.id = l.borrower_id
      where l.centre_id = 'cen_a' and l.contract_no = ${contractNo}`;
    response.json(row);
  });
  app.get("/statements/:name/:contractNo", async (request, response) => {
    const { name, contractNo } = request.params;
    const statements = (sample.recorded.get(name) ?? []).map(({ query, parameters }) => ({
      query,
      parameters: parameters.map((one) => (one === sample.from ? contractNo : one)),
    }));
    await replay(database.app.client, statements);
    response.json({ contractNo });
  });
  return app;
}

async function listen(app: express.Express): Promise<string> {
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

await serve(Number(process.argv[2]));
