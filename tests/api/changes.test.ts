import { readCentre } from "@bursar/database/connection";
import { subsidyEnds } from "@bursar/database/loans";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileDocument, borrowerOf } from "../harness/change-papers.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows } from "../harness/roster-files.ts";
import { bringToDisbursed, pairOf, setDate, type Pair } from "../harness/season-steps.ts";

let product: TestProduct;
let pair: Pair;
/** Graduates of 2026 with a loan of 2024 each: one a change. */
let people: { contractNo: string; borrowerId: string }[];

const graduates = rosterRows().filter((row) => row["预计毕业年份"] === "2026");

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  const contracts = await bringToDisbursed(product, pair, graduates.slice(0, 6));
  people = await Promise.all(
    contracts.map(async ({ contractNo }) => ({
      contractNo,
      borrowerId: await borrowerOf(product, contractNo),
    })),
  );
});
afterAll(() => product.close());

function person(index: number): { contractNo: string; borrowerId: string } {
  const found = people[index];
  if (found === undefined) throw new Error(`nobody is ${index}`);
  return found;
}

const FURTHER_STUDY = { kind: "study", event: "further-study", graduationYear: 2029 } as const;

async function enter(borrowerId: string, content: object) {
  const answer = await pair.maker.post("/v1/changes", { borrowerId, content }).expect(201);
  return answer.body as { id: string; version: number; previewHash: string | null };
}

async function submitted(borrowerId: string, content: object, kinds: readonly string[]) {
  const { id, version } = await enter(borrowerId, content);
  for (const kind of kinds) await fileDocument(product, { subjectId: id, borrowerId, kind });
  const answer = await pair.maker.post(`/v1/changes/${id}/submission`, { version }).expect(200);
  return answer.body as { id: string; version: number; previewHash: string | null };
}

const STUDY_PAPERS = ["study-change-form", "admission-letter"];

/** The loan's third fact, as another door would have left it. */
const insertFact = (contractNo: string, kind: string, detail: Record<string, string>) =>
  product.database.owner.client`
    insert into loan_facts (centre_id, loan_id, sequence, kind, effective_on, detail, recorded_by,
                            posted_on)
    select centre_id, id, 3, ${kind}, '2026-11-19', ${JSON.stringify(detail)}::text::jsonb,
      'usr_test', '2026-11-19'
    from loans where contract_no = ${contractNo}`;

describe("a study change", () => {
  it("shows old and new plan side by side and writes nothing", async () => {
    const { borrowerId, contractNo } = person(0);
    const count = () =>
      product.database.owner.client`
        select (select count(*) from loan_facts) + (select count(*) from change_requests) as n`;
    const before = await count();
    const body = { borrowerId, content: FURTHER_STUDY };
    const { body: effect } = await pair.maker.post("/v1/changes/preview", body).expect(200);
    expect(await count()).toEqual(before);
    const [loan] = effect.preview.loans;
    expect(loan).toMatchObject({
      contractNo,
      fact: "study-extended",
      filing: { warnFrom: "2026-07-31", lostAfter: "2026-10-15", state: "interest-lost" },
      before: { subsidyEndsOn: "2026-08-31", firstPrincipalOn: "2031-12-20" },
      after: { subsidyEndsOn: "2029-08-31", firstPrincipalOn: "2034-12-20" },
    });
    expect(loan.before.maturesOn).toBe(loan.after.maturesOn);
    // Filed on 20 November, so the days from 1 September to 20 December are the borrower's (K23).
    expect(
      loan.after.payers.map(({ payer, from }: Record<string, string>) => [payer, from]),
    ).toEqual([
      ["treasury", "2024-11-20"],
      ["borrower", "2026-09-01"],
      ["treasury", "2026-12-21"],
      ["borrower", "2029-09-01"],
    ]);
    const due2027 = loan.rows.find(({ dueOn }: { dueOn: string }) => dueOn === "2027-12-20");
    expect(due2027.before.daysBorne).toBe(365);
    expect(due2027.after).toMatchObject({ daysBorne: 0, daysSubsidised: 365, payable: "0.00" });
    expect(effect.previewHash).toMatch(/^[0-9a-f]{64}$/);
    expect(effect).toMatchObject({ filing: "interest-lost" });
  });

  it("needs its papers, a second person, and the effect that was shown", async () => {
    const { borrowerId, contractNo } = person(0);
    const { id, version } = await enter(borrowerId, FURTHER_STUDY);
    const early = await pair.maker.post(`/v1/changes/${id}/submission`, { version }).expect(409);
    expect(early.body).toMatchObject({ code: "change.evidence-missing" });
    expect(early.body.data.missing).toHaveLength(2);
    for (const kind of STUDY_PAPERS)
      await fileDocument(product, { subjectId: id, borrowerId, kind });
    const { body: step } = await pair.maker
      .post(`/v1/changes/${id}/submission`, { version })
      .expect(200);
    expect(step).toMatchObject({ status: "submitted", filedOn: "2026-11-20" });

    const shown = await pair.checker.get(`/v1/changes/${id}`).expect(200);
    expect(shown.headers["etag"]).toBe(`"${step.version as number}"`);
    expect(shown.body).toMatchObject({
      contractNos: [contractNo],
      previewHash: step.previewHash,
      previewOutdated: false,
      content: { event: "further-study", graduationYear: "2029" },
      before: { graduationYear: "2026" },
      warnings: ["study.filing-interest-lost"],
    });

    const approval = `/v1/changes/${id}/approval`;
    const blind = await pair.checker.post(approval, { version: step.version }).expect(409);
    expect(blind.body).toMatchObject({
      code: "change.preview-outdated",
      data: { previewHash: step.previewHash, preview: { loans: [{ contractNo }] } },
    });
    const body = { version: step.version, previewHash: step.previewHash };
    const stale = await pair.checker.post(approval, { ...body, version: step.version - 1 });
    expect(stale.body.code).toBe("change.version-changed");
    const reviewer = await product.signInAs(["clerk", "reviewer"]);
    expect((await reviewer.post(approval, body)).status).toBe(200);
  });

  it("holds: the loan, its bill and its explanation are those of the engine's new plan", async () => {
    const path = `/v1/loans/${person(0).contractNo}`;
    const { body: loan } = await pair.checker.get(path).expect(200);
    expect(loan).toMatchObject({ graduationYear: 2029, subsidyEndsOn: "2029-08-31" });
    expect(loan.nextBill.dueOn).toBe("2026-12-20");
    const row = loan.rows.find(({ dueOn }: { dueOn: string }) => dueOn === "2027-12-20");
    expect(row).toMatchObject({ daysSubsidised: 365, daysBorne: 0, payable: "0.00" });
    const late = await pair.checker.get(`${path}/explanation?dueOn=2029-12-20`).expect(200);
    expect(late.body.steps.map(({ payer }: { payer: string }) => payer)).toEqual([
      "treasury",
      "borrower",
    ]);
    const facts = await product.database.owner.client<{ kind: string; effective_on: string }[]>`
      select kind, effective_on::text from loan_facts f join loans l on l.id = f.loan_id
      where l.contract_no = ${person(0).contractNo} order by sequence`;
    expect(facts).toEqual([
      { kind: "disbursed", effective_on: "2024-11-20" },
      { kind: "paid-through", effective_on: "2024-11-20" },
      { kind: "study-extended", effective_on: "2026-11-20" },
    ]);
  });

  it("holds for the monthly look at who is still at school", async () => {
    const { borrowerId } = person(0);
    const other = person(5).borrowerId;
    const actor = { id: "usr_test", kind: "staff" };
    const context = { actor, centreId: CENTRES.a, requestId: "req_test" };
    const ends = await readCentre(product.database.app, context, (tx) =>
      subsidyEnds(tx, [borrowerId, other]),
    );
    expect(ends.get(borrowerId)).toBe("2029-08-31");
    expect(ends.get(other)).toBe("2026-08-31");
  });

  it("is refused with the new effect when the loan has changed since it was shown", async () => {
    const { borrowerId, contractNo } = person(1);
    const step = await submitted(borrowerId, FURTHER_STUDY, STUDY_PAPERS);
    await insertFact(contractNo, "prepaid", { principalFen: "100000" });
    const approval = `/v1/changes/${step.id}/approval`;
    const { version, previewHash } = step;
    const refused = await pair.checker.post(approval, { version, previewHash }).expect(409);
    expect(refused.body.code).toBe("change.preview-outdated");
    expect(refused.body.data.previewHash).not.toBe(previewHash);
    const shown = await pair.checker.get(`/v1/changes/${step.id}`).expect(200);
    expect(shown.body).toMatchObject({
      status: "submitted",
      previewOutdated: true,
      previewHash: refused.body.data.previewHash,
    });
    const body = { version, previewHash: refused.body.data.previewHash };
    await pair.checker.post(approval, body).expect(200);
  });

  it("is refused by the loan's own rules under their own codes", async () => {
    const { borrowerId, contractNo } = person(2);
    const ask = async (content: object) =>
      (await pair.maker.post("/v1/changes/preview", { borrowerId, content })).body.code as string;
    const study = { kind: "study" };
    expect(await ask({ ...study, event: "further-study", graduationYear: 2025 })).toBe(
      "study.not-longer",
    );
    expect(await ask({ ...study, event: "suspension", graduationYear: 2060 })).toBe(
      "study.after-maturity",
    );
    expect(await ask({ ...study, event: "withdrawal", leftOn: "2026-11-01" })).toBe(
      "study.already-ended",
    );
    expect(await ask({ ...study, event: "withdrawal" })).toBe("change.leaving-day-missing");
    expect(await ask({ ...study, event: "further-study" })).toBe("change.graduation-year-missing");
    expect(await ask({ ...study, event: "transfer", universityCode: "00000" })).toBe(
      "change.university-unknown",
    );
    expect(await ask({ ...study, event: "correction", graduationYear: 2026 })).toBe(
      "change.nothing-new",
    );
    expect(await ask({ ...FURTHER_STUDY, contractNos: [person(1).contractNo, contractNo] })).toBe(
      "change.contract-not-theirs",
    );
  });
});

describe("a change on its way", () => {
  it("is corrected by who saw the last version, returned, filed again on its first day", async () => {
    const { borrowerId } = person(2);
    const { id } = await enter(borrowerId, FURTHER_STUDY);
    const path = `/v1/changes/${id}`;
    const twice = await pair.maker.post("/v1/changes", { borrowerId, content: FURTHER_STUDY });
    expect(twice.body.code).toBe("change.open-already");
    const content = { ...FURTHER_STUDY, graduationYear: 2030 };
    const put = (version: string) =>
      pair.maker.put(path, { content }).set("If-Match", `"${version}"`);
    expect((await pair.maker.put(path, { content })).status).toBe(428);
    expect((await put("99")).body.code).toBe("version.changed");
    const { etag } = (await pair.maker.get(path)).headers;
    const edited = await pair.maker
      .put(path, { content })
      .set("If-Match", etag ?? "")
      .expect(200);
    for (const kind of STUDY_PAPERS)
      await fileDocument(product, { subjectId: id, borrowerId, kind });
    const first = await pair.maker.post(`${path}/submission`, { version: edited.body.version });
    const { version } = first.body as { version: number };
    const reason = "录取通知书看不清";
    const back = await pair.checker.post(`${path}/return`, { version, reason }).expect(200);
    expect(back.body.status).toBe("returned");
    expect((await pair.maker.get(path)).body.reason).toBe(reason);
    await setDate(pair.maker, "2026-11-25");
    const again = await pair.maker
      .post(`${path}/submission`, { version: back.body.version })
      .expect(200);
    expect(again.body).toMatchObject({ status: "submitted", filedOn: "2026-11-20" });
    const over = { version: again.body.version as number, reason: "重复" };
    await pair.checker.post(`${path}/rejection`, over).expect(200);
    const late = await pair.maker.post(`${path}/withdrawal`, over);
    expect(late.body.code).toBe("change.wrong-state");
    await setDate(pair.maker, "2026-11-20");
  });

  it("is decided on by nobody who filed it", async () => {
    const both = await product.signInAs(["reviewer", "clerk", "auditor"]);
    const { borrowerId } = person(3);
    const content = { kind: "contact", address: "某县某镇某村12号" };
    const { body: draft } = await both.post("/v1/changes", { borrowerId, content }).expect(201);
    const path = `/v1/changes/${draft.id as string}`;
    const { body: step } = await both.post(`${path}/submission`, { version: draft.version });
    for (const [act, more] of [
      ["approval", {}],
      ["return", { reason: "x" }],
      ["rejection", { reason: "x" }],
    ] as const) {
      const answer = await both.post(`${path}/${act}`, { version: step.version, ...more });
      expect([act, answer.body.code]).toEqual([act, "change.same-person"]);
    }
    await pair.checker.post(`${path}/approval`, { version: step.version }).expect(200);
    const shown = await pair.checker.get(path).expect(200);
    expect(shown.body).toMatchObject({
      status: "applied",
      content: { address: "某县某镇某村****" },
    });
  });

  it("is decided on by nobody who edited what another filed; the database holds it too", async () => {
    const editor = await product.signInAs(["reviewer", "clerk"]);
    const { borrowerId } = person(4);
    const content = { kind: "contact", address: "某县某镇某村12号" };
    const draft = await enter(borrowerId, content);
    const path = `/v1/changes/${draft.id}`;
    const edited = await editor
      .put(path, { content: { ...content, address: "某县某镇某村21号" } })
      .set("If-Match", `"${draft.version}"`)
      .expect(200);
    const { version } = edited.body as { version: number };
    const { body: step } = await pair.maker.post(`${path}/submission`, { version }).expect(200);
    for (const [act, more] of [
      ["approval", {}],
      ["return", { reason: "x" }],
      ["rejection", { reason: "x" }],
    ] as const) {
      const answer = await editor.post(`${path}/${act}`, { version: step.version, ...more });
      expect([act, answer.body.code]).toEqual([act, "change.same-person"]);
    }
    const update = product.database.owner.client`
      update change_requests set status = 'approved', checker_id = editors[2]
      where id = ${draft.id}`;
    await expect(update).rejects.toThrow("change_requests_editors_and_checker");
    const reason = "地址不全";
    const shown = { version: step.version as number, reason };
    // Whoever returned it may mend it; then it needs somebody else again.
    const mender = await product.signInAs(["reviewer", "clerk", "auditor"]);
    const back = await mender.post(`${path}/return`, shown).expect(200);
    const mended = await mender
      .put(path, { content })
      .set("If-Match", `"${back.body.version as number}"`)
      .expect(200);
    const resubmitted = await pair.maker
      .post(`${path}/submission`, { version: mended.body.version })
      .expect(200);
    const body = { version: resubmitted.body.version as number };
    for (const one of [editor, mender]) {
      expect((await one.post(`${path}/approval`, body)).body.code).toBe("change.same-person");
    }
    await pair.checker.post(`${path}/approval`, body).expect(200);
  });

  it("is found in lists by kind, state and person", async () => {
    const { borrowerId } = person(0);
    const query = `kind=study&status=applied&borrowerId=${borrowerId}`;
    const { body } = await pair.checker.get(`/v1/changes?${query}`).expect(200);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({ kind: "study", status: "applied", borrowerId });
  });
});

describe("a loan that is paid off", () => {
  it("takes no account and no co-borrower any more, named or not", async () => {
    const { borrowerId, contractNo } = person(5);
    await insertFact(contractNo, "rescued", { scope: "full" });
    const coBorrower = {
      name: "王五",
      relation: "父亲",
      idNumber: "110101197001010032",
      phone: "13900001111",
    };
    for (const content of [
      { kind: "account", method: "bank-card", account: "6222 0202 0011 2233 446" },
      { kind: "co-borrower", coBorrower, bothPresent: true, signedOn: "2026-11-18" },
    ]) {
      const enterWith = (contractNos: object) =>
        pair.maker.post("/v1/changes", { borrowerId, content: { ...content, ...contractNos } });
      const named = await enterWith({ contractNos: [contractNo] }).expect(409);
      expect([content.kind, named.body.code]).toEqual([content.kind, "change.loan-paid-off"]);
      const unnamed = await enterWith({}).expect(409);
      expect([content.kind, unnamed.body.code]).toEqual([content.kind, "change.no-loan"]);
    }
  });
});

describe("a co-borrower", () => {
  it("takes another's place by a supplement to each contract, from the day it was signed", async () => {
    const { borrowerId, contractNo } = person(4);
    const [row] = await product.database.owner.client<{ id: string }[]>`
      select id from contracts where contract_no = ${contractNo}`;
    const coBorrower = {
      name: "王五",
      relation: "父亲",
      idNumber: "110101197001010032",
      phone: "13900001111",
    };
    const content = { kind: "co-borrower", coBorrower, bothPresent: true, signedOn: "2026-11-18" };
    const ask = async (change: object) => {
      const body = { borrowerId, content: { ...content, ...change } };
      return (await pair.maker.post("/v1/changes/preview", body)).body as Record<string, unknown>;
    };
    expect(await ask({ bothPresent: false })).toMatchObject({ code: "change.both-in-person" });
    expect(await ask({ coBorrower: { ...coBorrower, idNumber: "1" } })).toMatchObject({
      code: "change.co-borrower-unfit",
      data: { problems: [{ code: "id-number.length", field: "coBorrowerIdNumber" }] },
    });
    const young = { ...coBorrower, relation: "姐姐", idNumber: "110101200401010116" };
    expect((await ask({ coBorrower: young }))["warnings"]).toEqual([
      "co-borrower.under-age",
      "co-borrower.not-parent",
    ]);
    const papers = [
      "id-card-front",
      "id-card-back",
      "co-borrower-id-card-front",
      "co-borrower-id-card-back",
      "household-register",
    ];
    const { id, version } = await submitted(borrowerId, content, papers);
    await pair.checker.post(`/v1/changes/${id}/approval`, { version }).expect(200);
    const path = `/v1/contracts/${row?.id ?? ""}/co-borrowers`;
    const { body } = await pair.checker.get(path).expect(200);
    expect(body.coBorrowers).toMatchObject([
      { liableFrom: "2024-08-25", liableUntil: "2026-11-18", supplementNo: null },
      {
        name: "王*",
        relation: "父亲",
        idNumber: "1101**********0032",
        liableFrom: "2026-11-18",
        liableUntil: null,
        supplementNo: `${contractNo}-B1`,
      },
    ]);
  });
});
