import { newId, sealText, withTransaction } from "@bursar/database/connection";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  codeOf,
  act,
  enterApplication,
  fill,
  plainRows,
  submit,
  type DraftView,
} from "../harness/application-steps.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { RosterRow } from "../harness/roster-files.ts";
import { pairOf, SEASON, setDate, type Pair } from "../harness/season-steps.ts";
import { waitFor } from "../harness/wait-for.ts";

let product: TestProduct;
let pair: Pair;
const rows = plainRows(6);
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await setDate(pair.maker, SEASON.importedOn);
});
afterAll(() => product.close());

function rowAt(index: number): RosterRow {
  const row = rows[index];
  if (row === undefined) throw new Error("too few rows");
  return row;
}

interface Slip {
  readonly lines: readonly { key: string; zh: string; late: boolean }[];
  readonly further: readonly string[];
  readonly late: boolean;
  readonly messageStatus: string;
  readonly suppliedOn: string | null;
}

async function slipsOf(applicationId: string): Promise<Slip[]> {
  const path = `/v1/applications/${applicationId}/deficiency-notices`;
  const answer = await pair.maker.get(path).expect(200);
  return answer.body.notices as Slip[];
}

/** A scanned paper as the counter would have left it. */
async function handIn(
  applicationId: string,
  kinds: readonly string[],
  quality = "good",
): Promise<void> {
  const { client } = product.database.owner;
  for (const kind of kinds) {
    await client`
      insert into documents (centre_id, id, subject_kind, subject_id, kind, file_name_sealed,
        media_type, byte_length, content_hash, source, quality, retention_label, storage_key,
        uploaded_by)
      values ('cen_a', ${newId("doc")}, 'application', ${applicationId}, ${kind},
        ${await sealedName()}, 'image/jpeg', 1, ${Buffer.from(newId("hash"))}, 'camera',
        ${quality}, 'credit-contract', 'k', 'usr_maker')`;
  }
}

async function sealedName(): Promise<string> {
  const actor = { id: "usr_maker", kind: "staff" };
  const context = { actor, centreId: "cen_a", requestId: "req_doc" };
  return withTransaction(product.database.app, context, (tx) =>
    Promise.resolve(sealText(tx, "documents.file_name", "scan.jpg")),
  );
}

describe("a one-time notice", () => {
  let application: { id: string; version: number };
  const path = (step: string): string => `/v1/applications/${application.id}/${step}`;
  beforeAll(async () => {
    application = await enterApplication(pair.maker, rowAt(0));
  });

  it("names everything that is missing at once, and what the officer adds", async () => {
    const body = { further: ["户口簿首页与学生页不在同一户，带派出所证明"] };
    const answer = await act(pair.maker, path("deficiency-notices"), { ...application, body });
    expect(answer.status).toBe(201);
    expect(answer.body.application).toMatchObject({ status: "awaiting-documents", version: 2 });
    const [slip] = await slipsOf(application.id);
    expect(slip?.lines.map(({ key }) => key)).toEqual([
      "document.missing/application-form",
      "document.missing/hardship-form",
      "document.missing/id-card-front",
      "document.missing/id-card-back",
      "document.missing/co-borrower-id-card-front",
      "document.missing/co-borrower-id-card-back",
      "document.missing/household-register",
      "document.missing/admission-letter|student-card|enrolment-certificate",
    ]);
    expect(slip).toMatchObject({ late: false, further: body.further, suppliedOn: null });
    expect(slip?.lines.every(({ zh }) => zh.endsWith("。"))).toBe(true);
  });

  it("goes out as a message that says how many, not what", async () => {
    await product.startWorker();
    const [message] = await waitFor("the message", async () => {
      const sent = await product.messages();
      return sent.length > 0 && sent;
    });
    expect(message?.to).toBe(rowAt(0)["手机号"]);
    expect(message?.text).toContain("还要补9项材料");
    expect(message?.text).not.toMatch(/户口|身份证|困难/);
    await waitFor("its status", async () => {
      const [slip] = await slipsOf(application.id);
      return slip?.messageStatus === "delivered";
    });
  });

  it("waits for its papers, and no second person decides meanwhile", async () => {
    const { version } = await shown();
    const approval = await pair.checker.post(path("approval"), { version });
    expect(codeOf(approval)).toBe("409 application.not-awaiting-review");
    const again = await act(pair.maker, path("deficiency-notices"), { version });
    expect(codeOf(again)).toBe("409 application.not-possible-now");
  });

  it("is answered when the papers come; what is still missing stays a warning", async () => {
    await handIn(application.id, ["application-form", "hardship-form", "household-register"]);
    await handIn(application.id, ["id-card-front", "id-card-back", "admission-letter"]);
    await handIn(application.id, ["co-borrower-id-card-front"]);
    const supplied = await act(pair.maker, path("supplied-documents"), await shown()).expect(200);
    expect(supplied.body).toMatchObject({ status: "submitted", version: 3 });
    expect(supplied.body.warnings).toContain("documents.incomplete");
    expect((await slipsOf(application.id))[0]?.suppliedOn).toBe(SEASON.importedOn);
  });

  it("names a thing again without blame, and a thing that lay there before as late", async () => {
    const { client } = product.database.owner;
    // The letter lay there when the first notice went out, and nobody looked at it.
    await client`
      update documents set quality = 'blurred',
        uploaded_at = (select min(created_at) - interval '1 hour' from deficiency_notices)
      where subject_id = ${application.id} and kind = 'admission-letter'`;
    const answer = await act(pair.maker, path("deficiency-notices"), await shown());
    expect(answer.status).toBe(201);
    const second = (await slipsOf(application.id))[1];
    expect(second?.late).toBe(true);
    expect(second?.lines.map(({ key, late }) => `${late} ${key}`)).toEqual([
      "false document.missing/co-borrower-id-card-back",
      "true document.not-legible/admission-letter|student-card|enrolment-certificate",
    ]);
  });

  it("ends with the warning gone when everything has come", async () => {
    await handIn(application.id, ["co-borrower-id-card-back", "student-card"]);
    const supplied = await act(pair.maker, path("supplied-documents"), await shown()).expect(200);
    expect(supplied.body.warnings).toEqual([]);
    const nothing = await act(pair.maker, path("deficiency-notices"), supplied.body);
    expect(codeOf(nothing)).toBe("422 deficiency-notice.nothing-missing");
    const { version } = await shown();
    await pair.checker.post(path("approval"), { version }).expect(200);
  });

  async function shown(): Promise<{ version: number }> {
    const answer = await pair.maker.get(`/v1/applications/${application.id}`).expect(200);
    return answer.body as { version: number };
  }
});

describe("the officer's own line in a second notice", () => {
  async function noticeTwice(between: (id: string) => Promise<void>): Promise<Slip | undefined> {
    const row = rows.splice(1, 1)[0] ?? {};
    const { id, version } = await enterApplication(pair.maker, row);
    const path = `/v1/applications/${id}`;
    await act(pair.maker, `${path}/deficiency-notices`, { version }).expect(201);
    await act(pair.maker, `${path}/supplied-documents`, { version: 2 }).expect(200);
    await between(id);
    const { body } = await pair.maker.get(path).expect(200);
    const further = { further: ["带父母离婚证明"] };
    await act(pair.maker, `${path}/deficiency-notices`, { ...body, body: further }).expect(201);
    return (await slipsOf(id))[1];
  }

  it("is late: it could have stood in the first one", async () => {
    const slip = await noticeTwice(() => Promise.resolve());
    expect(slip).toMatchObject({ late: true, further: ["带父母离婚证明"] });
  });

  it("is not, when the application was corrected in between", async () => {
    const slip = await noticeTwice(async (id) => {
      const path = `/v1/applications/${id}`;
      const body = { note: "改共同借款人" };
      await act(pair.checker, `${path}/return`, { version: 3, body }).expect(200);
      const opened = await act(pair.maker, `${path}/correction`, { version: 4 }).expect(201);
      const draft = await fill(pair.maker, opened.body as DraftView, { major: "会计学" });
      expect((await submit(pair.maker, draft)).status).toBe(201);
    });
    expect(slip).toMatchObject({ late: false });
  });
});
