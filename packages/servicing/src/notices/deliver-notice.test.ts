import { changePhone, loadBorrowers } from "@bursar/database/borrowers";
import { insertCentre, saveBusinessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { insertNotices, lockNotice, type Notice } from "@bursar/database/notices";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import type { Channel, Message } from "@bursar/notices/channels";
import { afterAll, beforeAll, expect, it } from "vitest";
import { planRun, runChunk, startRun } from "../batches/index.ts";
import { liftCondition, mayMessage, reportCondition } from "../borrower-conditions/index.ts";
import { showSeason } from "../centres/index.ts";
import { insertDisbursed } from "../testing/insert-disbursed.ts";
import { countNotices, deliverNotice } from "./index.ts";

const TODAY = "2026-11-20";
const DUE_ON = "2026-12-20";
const context: ActionContext = {
  actor: { id: "usr_maker", kind: "staff" },
  centreId: "cen_a",
  requestId: "req_1",
};
const sent: Message[] = [];
const channel: Channel = {
  name: "kept",
  send: (message) => {
    sent.push(message);
    return Promise.resolve({ providerMessageId: message.id });
  },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const centre = { divisionCode: "371083", contractPrefix: "1", contractSerialFrom: "1" };
  await insertCentre(database.owner.orm, { ...centre, id: "cen_a", name: "A", demo: true });
  await setToday(TODAY);
});
afterAll(() => database.close());

function setToday(on: string): Promise<void> {
  return withTransaction(database.app, context, (tx) => saveBusinessDate(tx, on));
}

/** A notice with the amount, planned while the borrower's number was confirmed. */
async function planned(serial: number): Promise<{ noticeId: string; borrowerId: string }> {
  return withTransaction(database.app, context, async (tx) => {
    const { borrowerId, loanId } = await insertDisbursed(tx, serial);
    const noticeId = newId("not");
    await insertNotices(tx, [
      {
        id: noticeId,
        loanId,
        borrowerId,
        step: "bill-announcement",
        dueOn: DUE_ON,
        template: "bill-announcement.amount",
        amountFen: 13_813n,
        plannedOn: "2026-11-19",
        runId: newId("run"),
      },
    ]);
    return { noticeId, borrowerId };
  });
}

async function deliver(noticeId: string): Promise<{ text: string; notice: Notice | undefined }> {
  await deliverNotice({ db: database.app }, { context, noticeId, channel });
  const text = sent.find((message) => message.id === noticeId)?.text ?? "";
  const notice = await withTransaction(database.app, context, (tx) => lockNotice(tx, noticeId));
  return { text, notice };
}

it("tells the amount to a number that is confirmed", async () => {
  const { noticeId } = await planned(1);
  const { text, notice } = await deliver(noticeId);
  expect(text).toContain("138.13元");
  expect(notice).toMatchObject({ status: "delivered", template: "bill-announcement.amount" });
});

it("tells no amount and no name to a number that has changed since the notice was planned", async () => {
  const { noticeId, borrowerId } = await planned(2);
  await withTransaction(database.app, context, async (tx) => {
    const borrower = (await loadBorrowers(tx, [borrowerId])).get(borrowerId);
    if (borrower === undefined) throw new Error("no borrower");
    await changePhone(tx, borrower, { phone: "13700007777", since: TODAY });
  });
  const { text, notice } = await deliver(noticeId);
  expect(text).not.toMatch(/138\.13|张三/);
  expect(text).toContain("年度通知");
  expect(notice).toMatchObject({ status: "delivered", template: "bill-announcement.neutral" });
});

it("sends nothing to the number of somebody who has died, and again when that was wrong", async () => {
  const [first, second, third] = [await planned(11), await planned(12), await planned(13)];
  const deps = { db: database.app };
  const report = { context, kind: "deceased", sinceOn: TODAY, evidenceIds: [] } as const;
  const { borrowerId } = first;
  const { conditionId } = await reportCondition(deps, { ...report, borrowerId });
  await withTransaction(database.app, context, async (tx) => {
    const people = await loadBorrowers(tx, [borrowerId, second.borrowerId]);
    const [dead, kin] = [people.get(borrowerId), people.get(second.borrowerId)];
    if (dead === undefined || kin === undefined) throw new Error("no borrower");
    await changePhone(tx, kin, { phone: dead.phone, since: TODAY });
  });
  for (const { noticeId } of [first, second]) {
    const { text, notice } = await deliver(noticeId);
    expect(text).toBe("");
    expect(notice).toMatchObject({ status: "failed", failure: "recipient-deceased" });
  }
  expect((await deliver(third.noticeId)).notice).toMatchObject({ status: "delivered" });
  const lift = { conditionId, reason: "同名同姓，登记有误" };
  await expect(liftCondition(deps, { context, ...lift })).rejects.toMatchObject({
    code: "condition.same-person",
  });
  const other = { ...context, actor: { id: "usr_checker", kind: "staff" } };
  await liftCondition(deps, { context: other, ...lift });
  const again = await withTransaction(database.app, context, (tx) => mayMessage(tx, [borrowerId]));
  expect(again.has(borrowerId)).toBe(true);
});

it("announces a bill in a run made up for a missed day, but none that has fallen due since", async () => {
  await withTransaction(database.app, context, (tx) => insertDisbursed(tx, 3));
  const filter = { context, step: "bill-announcement", dueOn: DUE_ON };
  const before = await countNotices({ db: database.app }, filter);
  await setToday("2027-01-05");
  await runReminders("2026-12-10");
  expect(await countNotices({ db: database.app }, filter)).toEqual(before);
  await setToday("2026-12-12");
  await runReminders("2026-12-11");
  const after = await countNotices({ db: database.app }, filter);
  expect(after.planned).toBe(before.planned + 1);
});

async function runReminders(businessOn: string): Promise<void> {
  const deps = { db: database.batch };
  const { run } = await startRun(deps, { context, kind: "collection-reminder", businessOn });
  await planRun(deps, { context, runId: run.id });
  await runChunk(deps, { context, runId: run.id, chunk: 0 });
}

it("counts in a season what was paid out for that year alone", async () => {
  const deps = { db: database.app };
  const season = (academicYear: string) => showSeason(deps, { context, academicYear });
  expect(await season("2024-2025")).toMatchObject({ loans: 6, disbursedFen: 4_800_000n });
  expect(await season("2025-2026")).toMatchObject({ loans: 0, disbursedFen: 0n });
});
