import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { dirtyRoster, rosterCsv, rosterRows } from "../harness/roster-files.ts";
import {
  advance,
  importRoster,
  listApplications,
  listContracts,
  pairOf,
  SEASON,
  setDate,
  type Pair,
} from "../harness/season-steps.ts";
import { waitFor } from "../harness/wait-for.ts";

let product: TestProduct;
let pair: Pair;
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await setDate(pair.maker, SEASON.importedOn);
});
afterAll(() => product.close());

describe("a roster with faults", () => {
  let importId: string;

  it("is checked row by row and takes no effect yet", async () => {
    const staged = await pair.maker.upload("/v1/imports/rosters", dirtyRoster()).expect(201);
    expect(staged.body).toMatchObject({
      status: "staged",
      rows: 30,
      accepted: 7,
      warned: 3,
      refused: 20,
      unknownColumns: ["预期结果"],
    });
    importId = staged.body.id as string;
    expect(await listApplications(pair.maker, "submitted")).toEqual([]);
  });

  it("gives each row the verdict that its last column expects, and says what to do", async () => {
    const lines = dirtyRoster().toString("utf8").trim().split(/\r?\n/).slice(1);
    const words: Record<string, string> = { 接受: "accepted", 警告: "warned", 拒绝: "refused" };
    const expected = lines.map((line) => words[/,(接受|警告|拒绝)：[^,]*$/.exec(line)?.[1] ?? ""]);
    const { body } = await pair.maker.get(`/v1/imports/${importId}/rows?limit=100`).expect(200);
    expect(body.data.map((row: { verdict: string }) => row.verdict)).toEqual(expected);
    for (const row of body.data) {
      expect(row.problems.length > 0).toBe(row.verdict !== "accepted");
      for (const problem of row.problems) {
        expect(problem).toMatchObject({ code: /^[a-z-]+\.[a-z-]+$/, zh: /./, en: /./ });
      }
    }
  });

  it("brings ten applications when it is committed, and none the second time", async () => {
    const commit = () => pair.maker.post(`/v1/imports/${importId}/commit`).expect(200);
    expect((await commit()).body).toEqual({
      importId,
      status: "committed",
      created: 10,
      overtaken: 0,
      changed: true,
    });
    expect((await commit()).body).toMatchObject({ created: 0, changed: false });
    expect(await listApplications(pair.maker, "submitted")).toHaveLength(10);
  });

  it("changes nothing when the same file comes again", async () => {
    const again = await pair.maker.upload("/v1/imports/rosters", dirtyRoster()).expect(201);
    expect(again.body).toMatchObject({ id: importId, status: "committed" });
    expect(await listApplications(pair.maker, "submitted")).toHaveLength(10);
  });

  it("lets a minor sign only with a guardian's consent", async () => {
    const { client } = product.database.owner;
    const [minor] = await client<{ id: string; version: number }[]>`
      select id, version from applications where warnings @> '["borrower.minor"]'`;
    expect(minor).toBeDefined();
    const path = `/v1/applications/${minor?.id}/approval`;
    await pair.checker.post(path, { version: minor?.version }).expect(200);
    await product.startWorker();
    const contract = await waitFor("the contract", async () => {
      const [sent] = await listContracts(pair.maker, "sent");
      return sent;
    });
    await setDate(pair.maker, SEASON.disbursedOn);
    const recorded = await advance(pair, contract, "confirmSignatures");
    const confirm = `/v1/contracts/${recorded.id}/signature-confirmations`;
    const refused = await pair.checker.post(confirm, { parties: ["borrower"] }).expect(409);
    expect(refused.body.code).toBe("contract.guardian-consent-missing");
  });
});

describe("two files with the same person", () => {
  it("bring one application: the later commit leaves the row out and says so", async () => {
    const b = await pairOf(product, "b");
    await setDate(b.maker, SEASON.importedOn);
    const stage = async (csv: string) =>
      (await b.maker.upload("/v1/imports/rosters", csv).expect(201)).body.id as string;
    const ids = [
      await stage(rosterCsv(rosterRows(0, 2))),
      await stage(rosterCsv(rosterRows(1, 2))),
    ];
    const answers = await Promise.all(
      ids.map((id) => b.maker.post(`/v1/imports/${id}/commit`).expect(200)),
    );
    const created = answers.map((answer) => answer.body.created as number);
    expect(created.reduce((sum, one) => sum + one, 0)).toBe(3);
    const overtaken = answers.map((answer) => answer.body.overtaken as number);
    expect(new Set(overtaken)).toEqual(new Set([0, 1]));
    expect(await listApplications(b.maker, "submitted")).toHaveLength(3);
  });

  it("and a third one that holds only known people is refused row by row", async () => {
    const { maker } = await pairOf(product, "b");
    const csv = `${rosterCsv(rosterRows(0, 2))}\n`;
    const staged = await maker.upload("/v1/imports/rosters", csv).expect(201);
    expect(staged.body).toMatchObject({ accepted: 0, refused: 2 });
  });
});

describe("a file that is no roster", () => {
  it.each([
    ["empty", "", 422, "file.empty"],
    ["without its columns", "姓名,金额\n张三,1\n", 422, "file.missing-column"],
    ["of another kind", Buffer.from("%PDF-1.7 \u0000\u0001"), 415, "file.wrong-kind"],
  ])("is refused when it is %s", async (_, file, status, code) => {
    const answer = await pair.maker.upload("/v1/imports/rosters", file);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it("leaves nothing behind", async () => {
    const { client } = product.database.owner;
    const before = await client`select count(*)::int from imports`;
    await pair.maker.upload("/v1/imports/rosters", "姓名\n张三\n").expect(422);
    expect(await client`select count(*)::int from imports`).toEqual(before);
    const imported = await importRoster(pair.maker, rosterCsv(rosterRows(60, 1)));
    expect(imported).toMatch(/^imp_/);
  });
});
