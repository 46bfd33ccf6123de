import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertPortfolio, type PortfolioLoan } from "../harness/insert-portfolio.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

let product: TestProduct;
let maker: StaffClient;
let loans: PortfolioLoan[];
beforeAll(async () => {
  product = await openTestProduct();
  maker = await product.signIn("maker", "a");
  loans = await insertPortfolio(product, "a", 1);
  await setDate(maker, "2026-11-20");
  await product.startWorker();
});
afterAll(() => product.close());

interface Shown {
  readonly run: {
    readonly id: string;
    readonly sequence: number;
    readonly status: string;
    readonly total: number;
    readonly done: number;
    readonly failed: number;
  };
  readonly failures: readonly { readonly itemId: string; readonly cause: string }[];
}

/** Starts the day's reminders and waits for their end. */
async function remind(): Promise<Shown & { readonly started: boolean }> {
  const asked = { kind: "collection-reminder", businessOn: "2026-11-20" };
  const { body } = await maker.post("/v1/batch-runs", asked).expect(200);
  const shown = await waitFor("the end of the run", async () => {
    const answer = await maker.get(`/v1/batch-runs/${body.run.id as string}`).expect(200);
    return answer.body.run.status.startsWith("completed") && (answer.body as Shown);
  });
  return { ...shown, started: body.started as boolean };
}

async function notified(): Promise<Set<string>> {
  const rows = await product.database.owner.client<{ loan_id: string }[]>`
    select loan_id from notices`;
  return new Set(rows.map((row) => row.loan_id));
}

/** A fault in a loan's stored facts and how it is mended. */
const FAULTS = [
  {
    name: "a fact of a kind that nobody knows",
    corrupt: (id: string) => product.database.owner.client`
      update loan_facts set kind = 'unheard-of' where loan_id = ${id} and kind = 'disbursed'`,
    mend: (id: string) => product.database.owner.client`
      update loan_facts set kind = 'disbursed' where loan_id = ${id} and kind = 'unheard-of'`,
  },
  {
    name: "a fact without its amount",
    corrupt: (id: string) => product.database.owner.client`
      update loan_facts set detail = '{}' where loan_id = ${id} and kind = 'disbursed'`,
    mend: (id: string) => product.database.owner.client`
      update loan_facts set detail = jsonb_build_object('amountFen',
        (select principal_fen::text from loans where id = ${id}))
      where loan_id = ${id} and kind = 'disbursed'`,
  },
  {
    name: "terms that contradict the facts",
    corrupt: (id: string) => product.database.owner.client`
      update loans set principal_fen = principal_fen + 1 where id = ${id}`,
    mend: (id: string) => product.database.owner.client`
      update loans set principal_fen = principal_fen - 1 where id = ${id}`,
  },
] as const;

describe("loans whose figures can't be computed", () => {
  let broken: PortfolioLoan[];
  const ids = () => broken.map(({ loanId }) => loanId).toSorted();

  it("are set aside with a cause, and everyone else in their chunk is told", async () => {
    const owing = loans.filter(({ bill }) => bill !== undefined);
    broken = owing.slice(0, FAULTS.length);
    for (const [index, fault] of FAULTS.entries()) {
      await fault.corrupt(broken[index]?.loanId ?? "");
    }
    const { run, failures } = await remind();
    expect(run).toMatchObject({
      status: "completed-with-failures",
      sequence: 0,
      total: loans.length,
      done: loans.length - broken.length,
      failed: broken.length,
    });
    expect(failures.map(({ itemId }) => itemId).toSorted()).toEqual(ids());
    for (const { cause } of failures) expect(cause).not.toBe("");
    const told = owing.filter(({ loanId }) => !ids().includes(loanId));
    expect(await notified()).toEqual(new Set(told.map(({ loanId }) => loanId)));
  });

  it("are all that the next run holds, and fail again while nothing is mended", async () => {
    const { run, failures, started } = await remind();
    expect({ started, sequence: run.sequence }).toEqual({ started: true, sequence: 1 });
    expect(run).toMatchObject({ total: broken.length, done: 0, failed: broken.length });
    expect(failures.map(({ itemId }) => itemId).toSorted()).toEqual(ids());
  });

  it("leave the run after that as they are mended, and nobody is told twice", async () => {
    for (const [index, fault] of FAULTS.entries()) {
      await fault.mend(broken[index]?.loanId ?? "");
    }
    const { run, failures } = await remind();
    expect(failures).toEqual([]);
    expect(run).toMatchObject({
      status: "completed",
      sequence: 2,
      total: broken.length,
      failed: 0,
    });
    const owing = loans.filter(({ bill }) => bill !== undefined);
    const told = await product.database.owner.client`select loan_id from notices`;
    expect(told).toHaveLength(owing.length);
    expect(await notified()).toEqual(new Set(owing.map(({ loanId }) => loanId)));
  });

  it("then there is nothing left to start", async () => {
    const { run, started } = await remind();
    expect({ started, sequence: run.sequence }).toEqual({ started: false, sequence: 2 });
  });
});
