import { keyedHash } from "@bursar/database/connection";
import { CENTRES, type CentreName, type TestProduct } from "./open-test-product.ts";
import { borrowerRosterCsv, owingRows, rosterRows, type RosterRow } from "./roster-files.ts";
import { bringToDisbursed, pairOf, type ContractView, type Pair } from "./season-steps.ts";
import { waitFor } from "./wait-for.ts";

const REMINDED_ON = "2026-11-20";

export interface SmallSeason {
  readonly pair: Pair;
  readonly rows: readonly RosterRow[];
  readonly contracts: readonly ContractView[];
  readonly importId: string;
  readonly applicationId: string;
  /** A reminder run that has set one loan aside. */
  readonly runId: string;
}

/**
 * A season of three students in one centre that leaves rows in every business table: a roster
 * conflict, a changed phone, a delivered notice and a loan that a run has set aside.
 */
export async function playSmallSeason(
  product: TestProduct,
  centre: CentreName,
): Promise<SmallSeason> {
  const pair = await pairOf(product, centre);
  const [changed, broken] = owingRows(centre === "a" ? 0 : 2, 2) as [RosterRow, RosterRow];
  const [student] = rosterRows(centre === "a" ? 0 : 1, 1) as [RosterRow];
  const rows = [changed, broken, student];
  const contracts = await bringToDisbursed(product, pair, rows);
  // Before the refresh is done, since the clock may start the reminders right after it.
  await corruptLoan(product, String(broken["身份证号"]), centre);
  await pair.maker
    .upload(
      "/v1/imports/borrower-rosters",
      borrowerRosterCsv([
        { ...changed, 学籍状态: "已毕业", 手机号: changePhone(changed) },
        { ...broken, 姓名: "另一人" },
        student,
      ]),
    )
    .expect(201)
    .then(({ body }) => pair.maker.post(`/v1/imports/${body.id as string}/commit`).expect(200));
  await runBatch(pair, "borrower-refresh");
  const runId = await runBatch(pair, "collection-reminder");
  await waitForDelivery(pair);
  const [application] = (await pair.maker.get("/v1/applications").expect(200)).body.data;
  const importId = await firstImport(product, centre);
  return { pair, rows, contracts, importId, applicationId: application.id as string, runId };
}

/** The number that the monthly roster puts in the place of the borrower's own. */
export function changePhone(row: RosterRow): string {
  return `139${String(row["手机号"]).slice(3).split("").toReversed().join("")}`;
}

/** Starts a batch of the day, or finds the one that the clock has started, and waits for its end. */
async function runBatch({ maker }: Pair, kind: string): Promise<string> {
  const asked = await maker.post("/v1/batch-runs", { kind, businessOn: REMINDED_ON }).expect(200);
  const runId = asked.body.run.id as string;
  await waitFor(`the end of ${kind}`, async () => {
    const { body } = await maker.get(`/v1/batch-runs/${runId}`).expect(200);
    return (body.run.status as string).startsWith("completed");
  });
  return runId;
}

async function waitForDelivery({ maker }: Pair): Promise<void> {
  await waitFor("the notice", async () => {
    const { body } = await maker.get("/v1/notice-counts?dueOn=2026-12-20").expect(200);
    return body.delivered > 0 && body.planned === 0;
  });
}

/** A second disbursement, which no use case can record: the loan's figures can't be computed. */
async function corruptLoan(
  { database }: TestProduct,
  idNumber: string,
  centre: CentreName,
): Promise<void> {
  const hash = keyedHash(database.keys, "id-number", idNumber);
  await database.owner.client`
    insert into loan_facts (centre_id, loan_id, sequence, kind, effective_on, detail, recorded_by,
                            posted_on)
    select f.centre_id, f.loan_id,
      1 + (select max(last.sequence) from loan_facts last
           where last.centre_id = f.centre_id and last.loan_id = f.loan_id),
      f.kind, f.effective_on, f.detail, f.recorded_by, f.posted_on
    from loan_facts f
    join loans l on l.centre_id = f.centre_id and l.id = f.loan_id
    join borrowers b on b.centre_id = l.centre_id and b.id = l.borrower_id
    where f.centre_id = ${CENTRES[centre]} and b.id_number_hash = ${hash}
      and f.kind = 'disbursed'`;
}

async function firstImport({ database }: TestProduct, centre: CentreName): Promise<string> {
  const [row] = await database.owner.client<{ id: string }[]>`
    select id from imports where centre_id = ${CENTRES[centre]} and kind = 'roster'`;
  if (row === undefined) throw new Error("no import");
  return row.id;
}
