import { expect } from "vitest";
import { rosterCsv, type RosterRow } from "./roster-files.ts";
import type { CentreName, TestProduct } from "./open-test-product.ts";
import type { StaffClient } from "./staff-client.ts";
import { waitFor } from "./wait-for.ts";

export interface ApplicationView {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly amount: string;
}

export interface ContractView {
  readonly id: string;
  readonly contractNo: string;
  readonly applicationId: string;
  readonly status: string;
  readonly principal: string;
  readonly receiptCode: string | null;
  readonly version: number;
}

/** The two people of a centre. */
export interface Pair {
  readonly maker: StaffClient;
  readonly checker: StaffClient;
}

/** Dates of the season 2024. */
export const SEASON = {
  importedOn: "2024-08-20",
  signedOn: "2024-08-25",
  acceptedOn: "2024-08-31",
  receiptOn: "2024-09-30",
  approvedOn: "2024-11-10",
  disbursedOn: "2024-11-20",
} as const;

export async function pairOf(product: TestProduct, centre: CentreName): Promise<Pair> {
  const [maker, checker] = await Promise.all([
    product.signIn("maker", centre),
    product.signIn("checker", centre),
  ]);
  return { maker, checker };
}

export async function setDate(maker: StaffClient, businessOn: string): Promise<void> {
  await maker.put("/v1/business-date", { businessOn }).expect(200);
}

/** Uploads a roster and lets it take effect; gives back its id. */
export async function importRoster(maker: StaffClient, csv: string | Buffer): Promise<string> {
  const staged = await maker.upload("/v1/imports/rosters", csv).expect(201);
  const id = staged.body.id as string;
  await maker.post(`/v1/imports/${id}/commit`).expect(200);
  return id;
}

export async function listApplications(
  staff: StaffClient,
  status: string,
): Promise<ApplicationView[]> {
  const answer = await staff.get(`/v1/applications?limit=100&status=${status}`).expect(200);
  return answer.body.data as ApplicationView[];
}

export async function listContracts(staff: StaffClient, status: string): Promise<ContractView[]> {
  const answer = await staff.get(`/v1/contracts?limit=100&status=${status}`).expect(200);
  return answer.body.data as ContractView[];
}

/** Imports some rows of the roster, has them approved and their contracts issued. */
export async function bringToSent(
  product: Pick<TestProduct, "startWorker">,
  pair: Pair,
  rows: readonly RosterRow[],
): Promise<ContractView[]> {
  const { maker, checker } = pair;
  await setDate(maker, SEASON.importedOn);
  await importRoster(maker, rosterCsv(rows));
  const submitted = await listApplications(checker, "submitted");
  for (const { id, version } of submitted) {
    await checker.post(`/v1/applications/${id}/approval`, { version }).expect(200);
  }
  await product.startWorker();
  const ids = new Set(submitted.map(({ id }) => id));
  return waitFor("the contracts", async () => {
    const sent = await listContracts(maker, "sent");
    const own = sent.filter((contract) => ids.has(contract.applicationId));
    return own.length === ids.size && own;
  });
}

export const PARTIES = ["borrower", "co-borrower", "centre"] as const;

/** One step of a contract; the answer is the contract after it. */
type Step = (pair: Pair, contract: ContractView) => Promise<ContractView>;

/** The steps from sent to disbursed, in their order. */
export const steps = {
  recordSignatures: ({ maker }, { id }) => {
    const signatures = PARTIES.map((party) => ({ party, signedOn: SEASON.signedOn }));
    return done(maker.post(`/v1/contracts/${id}/signatures`, { signatures }));
  },
  confirmSignatures: ({ checker }, { id }) =>
    done(checker.post(`/v1/contracts/${id}/signature-confirmations`, { parties: PARTIES })),
  accept: ({ maker }, { id }) =>
    done(maker.post(`/v1/contracts/${id}/acceptance`, { acceptedOn: SEASON.acceptedOn })),
  recordReceipt: ({ maker }, { id, receiptCode }) =>
    done(maker.post(`/v1/contracts/${id}/receipt`, receiptOf(receiptCode))),
  approveByLender: ({ maker }, { id }) =>
    done(maker.post(`/v1/contracts/${id}/lender-approval`, { approvedOn: SEASON.approvedOn })),
  disburse: ({ maker }, { id, principal }) =>
    done(
      maker.post(`/v1/contracts/${id}/disbursement`, {
        disbursedOn: SEASON.disbursedOn,
        amount: principal,
      }),
    ),
} as const satisfies Record<string, Step>;

export function receiptOf(receiptCode: string | null) {
  return { receiptCode, recordedOn: SEASON.receiptOn, tuitionDue: "5000.00" };
}

async function done(answer: PromiseLike<{ status: number; body: unknown }>): Promise<ContractView> {
  const { status, body } = await answer;
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as ContractView;
}

/** Takes a contract through the steps before `until`; the business date is past all of them. */
export async function advance(
  pair: Pair,
  contract: ContractView,
  until?: keyof typeof steps,
): Promise<ContractView> {
  let now = contract;
  for (const [name, step] of Object.entries(steps)) {
    if (name === until) return now;
    now = await step(pair, now);
  }
  return now;
}

/** Loans of the given rows, disbursed on 2024-11-20, seen from 2026-11-20. */
export async function bringToDisbursed(
  product: Pick<TestProduct, "startWorker">,
  pair: Pair,
  rows: readonly RosterRow[],
): Promise<ContractView[]> {
  const sent = await bringToSent(product, pair, rows);
  await setDate(pair.maker, SEASON.disbursedOn);
  const disbursed = await Promise.all(sent.map((contract) => advance(pair, contract)));
  await setDate(pair.maker, "2026-11-20");
  return disbursed;
}
