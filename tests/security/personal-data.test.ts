import { describeOnQueueBackends } from "@bursar/queues/testing";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileDocument } from "../harness/change-papers.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { watchRedis, type WatchedRedis } from "../harness/dump-redis.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personalTokens, spellings, valuesIn } from "../harness/personal-tokens.ts";
import { recordAnswers, type RecordedAnswer } from "../harness/record-answers.ts";
import { dirtyRoster, rosterCsv, rosterRows, type RosterRow } from "../harness/roster-files.ts";
import { changePhone, playSmallSeason, type SmallSeason } from "../harness/small-season.ts";
import { startWorkerChild, type WorkerChild } from "../harness/worker-child.ts";

/** What the season's own rows don't have: of changes, of drafts, of slips of the pen. */
const FURTHER = {
  phone: "13700001234",
  contactPhone: "13700009999",
  card: "6222020200112233446",
  draftPhone: "13700007777",
} as const;
const ADDRESS = "某县某镇某村12号";

let product: TestProduct;
let redis: WatchedRedis | undefined;
let season: SmallSeason;
let answers: RecordedAnswer[];
let dump: string[];
let logs: string;

async function play(backend: Parameters<typeof openTestProduct>[0]): Promise<void> {
  const workers: WorkerChild[] = [];
  product = await openTestProduct(backend);
  redis = await watchRedis(product.backend);
  answers = recordAnswers(product.server);
  // In a process of its own where its queue can be told it by a variable.
  const startWorker = async (): Promise<void> => {
    if (redis !== undefined) await product.startWorker();
    else if (workers.length === 0) workers.push(await startWorkerChild(product));
  };
  try {
    season = await playSmallSeason({ ...product, startWorker }, "a");
    await fileChanges();
    await makeMistakes();
  } finally {
    for (const worker of workers) await worker.stop();
  }
  logs = product.logLines.join("") + workers.map((worker) => worker.logs()).join("");
  dump = [...(await dumpDatabase(product.database)), ...((await redis?.dump()) ?? [])];
}

/** Requests that bring personal data to where it belongs, and show it in clear. */
async function fileChanges(): Promise<void> {
  const { maker, checker } = season.pair;
  const [row = {}, , student = {}] = season.rows;
  const [{ id: borrowerId } = { id: "" }] = await product.database.owner.client<{ id: string }[]>`
    select id from borrowers where name = ${String(student["姓名"])}`;
  const contactPerson = { name: "赵六", relation: "叔叔", phone: FURTHER.contactPhone };
  const contents = [
    { kind: "account", method: "bank-card", account: FURTHER.card },
    { kind: "contact", address: ADDRESS, contactPerson },
    { kind: "contact", phone: FURTHER.phone },
  ];
  for (const content of contents) {
    const { body: draft } = await maker.post("/v1/changes", { borrowerId, content }).expect(201);
    const id = draft.id as string;
    for (const kind of ["account-proof", "id-card"]) {
      await fileDocument(product, { subjectId: id, borrowerId, kind });
    }
    let { version } = draft as { version: number };
    const submitted = await maker.post(`/v1/changes/${id}/submission`, { version }).expect(200);
    version = submitted.body.version as number;
    await checker.post(`/v1/changes/${id}/approval`, { version }).expect(200);
    await checker.get(`/v1/changes/${id}`).expect(200);
  }
  const started = await maker
    .post("/v1/application-drafts", { academicYear: "2026-2027", idNumber: newcomer() })
    .expect(201);
  const fields = { name: "钱七", phone: FURTHER.draftPhone };
  const address = `/v1/application-drafts/${started.body.id as string}`;
  await maker.patch(address, { fields }, String(started.body.version)).expect(200);
  await maker.post("/v1/borrowers/search", { text: String(row["身份证号"]) }).expect(200);
  const all = ["name", "idNumber", "phone", "address", "contactPerson", "coBorrowers", "accounts"];
  const reveal = `/v1/borrowers/${borrowerId}/reveal`;
  await maker.post(reveal, { fields: all, reason: "核对合同签字人身份" }).expect(200);
  const wrong = { fields: ["phone"], reason: `核对 ${String(row["手机号"])} 的机主` };
  await maker.post(reveal, wrong).expect(422);
}

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

/** The ID number of somebody whom only a draft knows. */
function newcomer(): string {
  return String(rosterRows(60, 1)[0]?.["身份证号"]);
}

function secretsOf(row: RosterRow): string[] {
  const columns = ["身份证号", "手机号", "共同借款人身份证号", "共同借款人手机号"];
  return columns.map((column) => String(row[column])).filter((value) => value.length > 10);
}

function secrets(): string[] {
  const dirty = dirtyRoster()
    .toString("utf8")
    .match(/\d{17}[\dXx]|1\d{10}/g);
  return [
    ...season.rows.flatMap(secretsOf),
    changePhone(season.rows[0] ?? {}),
    ...(dirty ?? []),
    ...Object.values(FURTHER),
    newcomer(),
    ADDRESS,
  ];
}

/** Lines in which a person's number stands in clear: one that is known, or any that looks so. */
function clearLines(lines: readonly string[]): string[] {
  const known = [...new Set(secrets())];
  return lines
    .filter((line) => personalTokens(line).length > 0 || valuesIn(line, known).length > 0)
    .map((line) => line.slice(0, 300));
}

describe("the search for personal data", () => {
  it.each([
    '{"idNumber":"11010519491231002X"}',
    "id=11010519491231002x&",
    "(110105 19491231 002X)",
    "姓名张三身份证110105194912310021，",
    '"phone":"13800005678"',
    "tel:+8613800005678",
    "138 0000 5678",
    "138-0000-5678",
    "致电13800005678。",
    '"account":"6222020200112233446"',
    "6222 0202 0011 2233 446",
  ])("finds %s", (text) => {
    expect(personalTokens(text)).toHaveLength(1);
  });

  it.each([
    "d1.8fQ13800005678aB-_",
    "aud_01jd3v6k8wq13800005678",
    '"at":1795000013800',
    "37108322024500001",
    "10422202413001",
    "138****5678 1101**********002X",
    "110105194913310021",
    "0.13800005678",
    "6222020200112233447",
  ])("leaves %s alone", (text) => {
    expect(personalTokens(text)).toEqual([]);
  });

  it("finds a known value in every spelling", () => {
    for (const spelling of spellings("13800005678")) {
      expect(valuesIn(`x${spelling}x`, ["13800005678", "13900000000"])).toEqual(["13800005678"]);
    }
  });
});

describeOnQueueBackends("after a season with changes and mistakes", process.env, (backend) => {
  beforeAll(() => play({ backend }), 120_000);
  afterAll(async () => {
    redis?.close();
    await product.close();
  });

  it("there is something to search: rows of all schemas, the queue, lines of app and worker", () => {
    const tables = new Set(dump.map((line) => line.split(" ", 1)[0]));
    const filled = ["borrowers", "import_rows", "notices", "audit_rows", "idempotency_keys"];
    const further = ["change_requests", "borrower_contacts", "application_drafts", "search_keys"];
    for (const table of [...filled, ...further, "audit_seals", "data_keys"]) {
      expect(tables).toContain(`public.${table}`);
    }
    expect([...tables].some((table) => table?.startsWith("auth."))).toBe(true);
    const queued = backend.kind === "redis" ? /collection-reminder/ : /^bullmq\./;
    expect(dump.some((line) => queued.test(line))).toBe(true);
    expect(logs).toContain('"path":"/v1/contracts');
    expect(logs).toContain('"msg":"worker started"');
    expect(answers.length).toBeGreaterThan(40);
  });

  it("the search bites on this very dump", () => {
    const [row = {}] = season.rows;
    const planted = [...dump, `public.notes {"text":"${String(row["身份证号"])}"}`];
    expect(clearLines(planted)).toHaveLength(clearLines(dump).length + 1);
    const hidden = Buffer.from(ADDRESS).toString("base64");
    expect(clearLines([`public.notes ${hidden}`])).toHaveLength(1);
  });

  it("no number of a person stands in the database or the queue in clear", () => {
    expect(clearLines(dump)).toEqual([]);
  });

  it("no number of a person stands in the logs", () => {
    expect(clearLines(logs.split("\n"))).toEqual([]);
  });

  it("no answer shows a number in clear but the one that was asked to", () => {
    const isReveal = ({ path }: RecordedAnswer): boolean => path.endsWith("/reveal");
    // A problem names the address that was asked for, which the caller has written.
    const clear = answers.filter(({ path, body }) => {
      return clearLines([body.replaceAll(path.split("?", 1)[0] ?? "", "")]).length > 0;
    });
    expect(clear.filter((answer) => !isReveal(answer))).toEqual([]);
    const revealed = answers.filter(isReveal).map(({ body }) => body);
    expect(clearLines(revealed)).toHaveLength(1);
  });

  it("the messages themselves went to the phones", async () => {
    const [changed = {}] = season.rows;
    const messages = await product.messages();
    const toBorrower = messages.filter(({ to }) => to === changePhone(changed));
    expect(toBorrower).toHaveLength(1);
    // The number is new and nobody has confirmed it: whoever has it learns no amount.
    expect(toBorrower[0]?.text).not.toMatch(/\d+\.\d\d/);
  });
});
