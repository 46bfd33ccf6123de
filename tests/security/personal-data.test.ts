import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpDatabase } from "../harness/dump-database.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { dirtyRoster, rosterCsv, type RosterRow } from "../harness/roster-files.ts";
import { changePhone, playSmallSeason, type SmallSeason } from "../harness/small-season.ts";
import { startWorkerChild, type WorkerChild } from "../harness/worker-child.ts";

let product: TestProduct;
let worker: WorkerChild | undefined;
let season: SmallSeason;
let dump: string[];
let logs: string;

beforeAll(async () => {
  product = await openTestProduct();
  const startWorker = async () => {
    worker ??= await startWorkerChild(product);
  };
  season = await playSmallSeason({ ...product, startWorker }, "a");
  await makeMistakes();
  await worker?.stop();
  logs = `${product.logLines.join("")}${worker?.logs()}`;
  dump = await dumpDatabase(product.database);
});
afterAll(() => product.close());

/** Requests that put personal data where none belongs, and some that break. */
async function makeMistakes(): Promise<void> {
  const { maker } = season.pair;
  const [row = {}] = season.rows;
  const [idNumber, phone] = [String(row["身份证号"]), String(row["手机号"])];
  await maker.get(`/v1/loans/${idNumber}`).expect(404);
  await maker.get(`/v1/contracts?status=${phone}`).expect(200);
  await maker.get(`/v1/applications/${phone}/nothing`).expect(404);
  await maker.post(`/v1/contracts/${idNumber}/acceptance`, { acceptedOn: phone }).expect(400);
  await maker.upload("/v1/imports/rosters", dirtyRoster()).expect(201);
  await maker.upload("/v1/imports/rosters", rosterCsv([row]).replace("姓名", "名字")).expect(422);
  await maker.upload("/v1/imports/rosters", `${rosterCsv([row])}${idNumber},"\n`).expect(422);
  const guess = { account: idNumber, password: phone };
  await request(product.server).post("/v1/sessions").send(guess).expect(401);
  const form = request(product.server).post("/portal/sign-in/code").type("form");
  await form.send({ idNumber }).expect(303);
}

function secretsOf(row: RosterRow): string[] {
  const columns = ["身份证号", "手机号", "共同借款人身份证号", "共同借款人手机号"];
  return columns.map((column) => String(row[column])).filter((value) => value.length > 10);
}

/** The ways in which a value could stand somewhere without being protected. */
function spellings(value: string): string[] {
  const bytes = Buffer.from(value);
  const encoded = (["hex", "base64", "base64url"] as const).map((encoding) =>
    bytes.toString(encoding).replace(/=+$/, ""),
  );
  return [value, value.toLowerCase(), value.split("").toReversed().join(""), ...encoded];
}

function findings(text: string): string[] {
  const dirty = dirtyRoster()
    .toString("utf8")
    .match(/\d{17}[\dXx]|1\d{10}/g);
  const secrets = [...season.rows.flatMap(secretsOf), changePhone(season.rows[0] ?? {})];
  return [...secrets, ...(dirty ?? [])].filter((secret) =>
    spellings(secret).some((spelling) => text.includes(spelling)),
  );
}

describe("after a season with mistakes", () => {
  it("there is something to search: rows of all schemas, lines of app and worker", () => {
    const tables = new Set(dump.map((line) => line.split(" ", 1)[0]));
    for (const table of ["borrowers", "import_rows", "notices", "audit_rows", "idempotency_keys"]) {
      expect(tables).toContain(`public.${table}`);
    }
    expect([...tables].some((table) => table?.startsWith("auth."))).toBe(true);
    expect([...tables].some((table) => table?.startsWith("bullmq."))).toBe(true);
    expect(logs).toContain('"path":"/v1/contracts');
    expect(logs).toContain('"msg":"worker started"');
  });

  it("the search finds what stands in clear", () => {
    const [row = {}] = season.rows;
    expect(findings(`x${row["身份证号"]}x`)).toEqual([row["身份证号"]]);
    const hidden = Buffer.from(String(row["手机号"])).toString("base64");
    expect(findings(`x${hidden}x`)).toEqual([row["手机号"]]);
  });

  it("no ID number and no phone stands in the database in clear", () => {
    expect(findings(dump.join("\n"))).toEqual([]);
  });

  it("no ID number and no phone stands in the logs", () => {
    expect(findings(logs)).toEqual([]);
  });

  it("the messages themselves went to the phones", async () => {
    const [changed = {}] = season.rows;
    const messages = await product.messages();
    expect(messages.map(({ to }) => to)).toEqual([changePhone(changed)]);
    // The number is new and nobody has confirmed it: whoever has it learns no amount.
    expect(messages[0]?.text).not.toMatch(/\d+\.\d\d/);
  });
});
