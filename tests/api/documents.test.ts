import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpDatabase } from "../harness/dump-database.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import { multipart, onePage, photo, PLACE, sendScan, uploadScan } from "../harness/scans.ts";
import type { DocumentView, ScanForm } from "../harness/scans.ts";
import {
  importRoster,
  listApplications,
  pairOf,
  SEASON,
  setDate,
} from "../harness/season-steps.ts";
import type { ApplicationView, Pair } from "../harness/season-steps.ts";
import { withToken } from "../harness/staff-client.ts";

let product: TestProduct;
let pair: Pair;
let applications: ApplicationView[];

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await setDate(pair.maker, SEASON.importedOn);
  await importRoster(pair.maker, rosterCsv(rosterRows(0, 8)));
  applications = await listApplications(pair.maker, "submitted");
});
afterAll(() => product.close());

const applicationAt = (index: number): ApplicationView => {
  const found = applications[index];
  if (found === undefined) throw new Error(`there is no application ${index}`);
  return found;
};

const upload = (subjectId: string, form?: Partial<ScanForm>): Promise<DocumentView> =>
  uploadScan(pair.maker, subjectId, form);

async function countDocuments(): Promise<number> {
  const [row] = await product.database.owner.client<{ count: number }[]>`
    select count(*)::int as count from documents`;
  return row?.count ?? -1;
}

async function auditOf(subjectId: string): Promise<string[]> {
  const rows = await product.database.owner.client<{ action: string }[]>`
    select action from audit_rows where subject_id = ${subjectId} order by id`;
  return rows.map(({ action }) => action);
}

async function storedFiles(): Promise<Buffer[]> {
  const folder = join(product.dataDirectory, "documents");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))));
}

describe("a document", () => {
  it("is kept sealed, comes back without its place, and every view is on record", async () => {
    const file = photo("whole");
    const fileName = "张三 371083200603154321.jpg";
    const { id } = await upload(applicationAt(0).id, { file, fileName });
    const entry = await pair.checker.get(`/v1/documents/${id}`).expect(200);
    expect(entry.body).toMatchObject({
      subjectId: applicationAt(0).id,
      kindName: "借款学生身份证（人像面）",
      mediaType: "image/jpeg",
      quality: "unchecked",
      source: "upload",
      retentionLabel: "credit-contract",
      fileName: "张三 ******.jpg",
      pages: 1,
      version: 1,
    });
    expect(entry.headers["etag"]).toBe('"1"');
    const view = await pair.checker.get(`/v1/documents/${id}/content`).expect(200);
    const content = view.body as Buffer;
    expect(content.includes("picture data whole")).toBe(true);
    expect(content.includes(PLACE)).toBe(false);
    expect(view.headers).toMatchObject({
      "content-type": "image/jpeg",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect(view.headers["content-disposition"]).toMatch(/^attachment; .*%E5%BC%A0/);
    expect(await auditOf(id)).toEqual(["document.uploaded", "document.viewed"]);
    for (const stored of await storedFiles()) expect(stored.includes("picture data")).toBe(false);
    const dump = (await dumpDatabase(product.database)).join("\n");
    expect(dump).not.toContain("371083200603154321");
    expect(dump).not.toContain(createHash("sha256").update(file).digest("hex"));
  });

  it("that comes again for the same case is the same document, at once or later", async () => {
    const file = photo("again");
    const { id } = applicationAt(1);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => sendScan(pair.maker, id, { file })),
    );
    const ids = new Set(answers.map((answer) => (answer.body as DocumentView).id));
    ids.add((await upload(id, { file, fields: { kind: "other" } })).id);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(ids.size).toBe(1);
    expect((await upload(applicationAt(2).id, { file })).id).not.toBe([...ids][0]);
  });

  it.each([
    ["a web page", Buffer.from("<html><script>"), 415, "document.wrong-kind"],
    ["a HEIC photo", Buffer.from("\0\0\0\x18ftypheic"), 415, "document.heic"],
    ["half a photo", photo("x").subarray(0, 120), 422, "document.broken"],
    ["a tiny photo", photo("x", { width: 300, height: 200 }), 422, "document.too-small"],
    ["a locked PDF", onePage("/Encrypt 3 0 R"), 422, "document.locked"],
    ["nothing", Buffer.alloc(0), 415, "document.wrong-kind"],
  ] as const)("is refused when it is %s, and leaves nothing", async (_name, file, status, code) => {
    const before = await countDocuments();
    const files = (await storedFiles()).length;
    const answer = await sendScan(pair.maker, applicationAt(0).id, { file }).expect(status);
    expect(answer.body).toMatchObject({ code });
    expect(await countDocuments()).toBe(before);
    expect((await storedFiles()).length).toBe(files);
  });

  it("is refused above 15 MB, as a bare body, without a kind and for what is not there", async () => {
    const subject = applicationAt(0).id;
    const large = Buffer.concat([photo("x"), Buffer.alloc(15_000_000)]);
    expect((await sendScan(pair.maker, subject, { file: large })).status).toBe(413);
    const bare = { "Content-Type": "image/jpeg" };
    await pair.maker.raw("/v1/documents", bare, photo("x")).expect(415);
    const kindless = await sendScan(pair.maker, subject, { fields: { kind: "passport" } }).expect(
      400,
    );
    expect(kindless.body).toMatchObject({ code: "request.invalid" });
    const nowhere = await sendScan(pair.maker, "app_00000000000000000000000000").expect(404);
    expect(nowhere.body).toMatchObject({ code: "document.subject-not-found" });
  });

  it("is opened by people, and by no program's key", async () => {
    const { id } = await upload(applicationAt(0).id, { file: photo("keys") });
    const lead = await product.signInAs(["supervisor"]);
    const scopes = ["document.read", "archive.read", "application.read"];
    const made = await lead.post("/v1/service-keys", { name: "教务", scopes }).expect(201);
    const program = withToken(product.server, made.body.key as string);
    await program.get(`/v1/documents/${id}`).expect(200);
    const refused = await program.get(`/v1/documents/${id}/content`).expect(403);
    expect(refused.body).toMatchObject({ code: "document.not-for-keys" });
    const packed = await program.get("/v1/archive-exports/exp_00000000000000000000000000/content");
    expect(packed.body).toMatchObject({ code: "auth.forbidden" });
    expect(await auditOf(id)).toEqual(["document.uploaded"]);
  });

  it("is seen by its own centre alone", async () => {
    const { id } = await upload(applicationAt(0).id, { file: photo("fence") });
    const { maker } = await pairOf(product, "b");
    await maker.get(`/v1/documents/${id}`).expect(404);
    await maker.get(`/v1/documents/${id}/content`).expect(404);
    await maker.patch(`/v1/documents/${id}`, { kind: "other" }, "1").expect(404);
    await sendScan(maker, applicationAt(0).id).expect(404);
    const listed = await maker.get(`/v1/documents?subjectId=${applicationAt(0).id}`).expect(200);
    expect(listed.body).toMatchObject({ data: [] });
  });

  it("flags a PDF that acts and counts its pages", async () => {
    const file = onePage("/S /JavaScript");
    const { id } = await upload(applicationAt(0).id, { file, fileName: "form.exe" });
    const entry = await pair.maker.get(`/v1/documents/${id}`).expect(200);
    expect(entry.body).toMatchObject({ activeContent: true, mediaType: "application/pdf" });
    const view = await pair.maker.get(`/v1/documents/${id}/content`).expect(200);
    expect(view.headers["content-disposition"]).toContain('filename="form.pdf"');
  });
});

describe("what an officer does with it", () => {
  it("is done on the version that was seen", async () => {
    const { id } = await upload(applicationAt(3).id, { file: photo("versions") });
    const path = `/v1/documents/${id}`;
    await pair.maker.patch(path, { kind: "student-card" }).expect(428);
    const turned = await pair.maker.patch(path, { rotation: 90, kind: "student-card" }, "1");
    expect(turned.body).toMatchObject({ rotation: 90, kind: "student-card", version: 2 });
    const stale = await pair.maker.patch(path, { kind: "other" }, "1").expect(412);
    expect(stale.body).toMatchObject({ code: "version.changed" });
    await pair.maker.patch(path, { kind: "account-proof" }, "2").expect(200);
    const entry = await pair.maker.get(path).expect(200);
    expect(entry.body).toMatchObject({ retentionLabel: "loan-management", version: 3 });
  });

  it("gives it no kind that is kept for less long once its case is submitted", async () => {
    const application = applicationAt(3).id;
    const { id } = await upload(application, { file: photo("kind") });
    const path = `/v1/documents/${id}`;
    const refused = await pair.maker.patch(path, { kind: "other" }, "1").expect(409);
    expect(refused.body).toMatchObject({ code: "document.kind-fixed" });
    const setStatus = (status: string) =>
      product.database.owner
        .client`update applications set status = ${status} where id = ${application}`;
    await setStatus("returned");
    const loose = await pair.maker.patch(path, { kind: "other" }, "1").expect(200);
    expect(loose.body).toMatchObject({ retentionLabel: "working" });
    await setStatus("submitted");
    await pair.maker.patch(path, { kind: "admission-letter" }, "2").expect(200);
    await pair.maker.patch(path, { kind: "other" }, "3").expect(409);
  });

  it("turns the list of materials from missing to faulty to good", async () => {
    const application = applicationAt(4).id;
    const list = async () =>
      (await pair.maker.get(`/v1/applications/${application}/document-checklist`).expect(200)).body;
    const statusOf = async (kind: string): Promise<unknown> => {
      const { items } = (await list()) as { items: { anyOf: string[]; status: string }[] };
      return items.find(({ anyOf }) => anyOf.includes(kind))?.status;
    };
    expect(await list()).toMatchObject({ complete: false });
    expect(await statusOf("application-form")).toBe("missing");
    const fields = { kind: "application-form" };
    const blurred = await upload(application, { file: photo("blurred"), fields });
    expect(await statusOf("application-form")).toBe("unchecked");
    await pair.maker
      .put(`/v1/documents/${blurred.id}/quality`, { quality: "blurred" })
      .set("If-Match", '"1"')
      .expect(200);
    expect(await statusOf("application-form")).toBe("blurred");
    const { deficiencies } = (await list()) as { deficiencies: { zh: string }[] };
    expect(deficiencies.some(({ zh }) => zh.includes("模糊：请平放"))).toBe(true);
    const better = { file: photo("better"), fields: { ...fields, supersedesId: blurred.id } };
    const replacement = await upload(application, better);
    await pair.maker
      .put(`/v1/documents/${replacement.id}/quality`, { quality: "good" })
      .set("If-Match", '"1"')
      .expect(200);
    expect(await statusOf("application-form")).toBe("good");
    const both = await pair.maker.get(`/v1/documents?subjectId=${application}`).expect(200);
    expect((both.body as { data: DocumentView[] }).data.map(({ id }) => id)).toEqual([
      blurred.id,
      replacement.id,
    ]);
  });

  it("replaces only a document of the same case", async () => {
    const other = await upload(applicationAt(5).id, { file: photo("elsewhere") });
    const form = { file: photo("mine"), fields: { supersedesId: other.id } };
    const answer = await sendScan(pair.maker, applicationAt(3).id, form).expect(409);
    expect(answer.body).toMatchObject({ code: "document.other-subject" });
  });

  it("removes before submission with a reason, and not after", async () => {
    const application = applicationAt(5).id;
    const { id } = await upload(application, { file: photo("removable") });
    const path = `/v1/documents/${id}/removal`;
    const late = await pair.maker.post(path, { reason: "拍错了" }).expect(409);
    expect(late.body).toMatchObject({ code: "document.after-submission" });
    await product.database.owner
      .client`update applications set status = 'returned' where id = ${application}`;
    await pair.maker.post(path, { reason: "拍成了别人的 13812345678" }).expect(200);
    const again = await pair.maker.post(path, { reason: "拍错了" }).expect(409);
    expect(again.body).toMatchObject({ code: "document.already-removed" });
    const entry = await pair.maker.get(`/v1/documents/${id}`).expect(200);
    expect(entry.body).toMatchObject({ removedReason: "拍成了别人的 13812345678" });
    expect((await dumpDatabase(product.database)).join("\n")).not.toContain("13812345678");
    // The same photo may come again once the first is out.
    expect((await upload(application, { file: photo("removable") })).id).not.toBe(id);
  });

  it("takes over last year's cards, but not what was found faulty or is asked for every year", async () => {
    const now = applicationAt(6).id;
    const earlier = `${now.slice(0, -1)}${now.endsWith("a") ? "b" : "a"}`;
    await product.database.owner.client`
      insert into applications select (jsonb_populate_record(a, jsonb_build_object(
        'id', ${earlier}::text, 'academic_year', '2023-2024'))).* from applications a
      where id = ${now}`;
    const card = await upload(earlier, { file: photo("card") });
    await upload(earlier, { file: photo("form"), fields: { kind: "application-form" } });
    const letter = await upload(earlier, {
      file: photo("letter"),
      fields: { kind: "admission-letter" },
    });
    await pair.maker
      .put(`/v1/documents/${letter.id}/quality`, { quality: "unreadable" })
      .set("If-Match", '"1"')
      .expect(200);
    const path = `/v1/applications/${now}/carried-over-documents`;
    const files = (await storedFiles()).length;
    const first = await pair.maker.post(path).expect(200);
    const { data } = first.body as { data: DocumentView[] };
    expect(data).toMatchObject([
      { kind: "id-card-front", source: "last-year", copiedFromId: card.id, subjectId: now },
    ]);
    expect((await pair.maker.post(path).expect(200)).body).toEqual({ data: [] });
    expect((await storedFiles()).length).toBe(files);
    const view = await pair.maker.get(`/v1/documents/${data[0]?.id}/content`).expect(200);
    expect((view.body as Buffer).includes("picture data card")).toBe(true);
  });
});

describe("a borrower's file", () => {
  it("holds what came for a draft before there was a borrower", async () => {
    const { client } = product.database.owner;
    const application = applicationAt(7).id;
    const draft = "drf_before";
    await client`
      insert into application_drafts (centre_id, id, application_id, academic_year, kind, status,
        id_number_hash, content_sealed, holder_id, entered_by, entered_on)
      values ('cen_a', ${draft}, null, '2024-2025', 'first', 'draft', 'x', 'x', 'x', 'x', '2024-08-20')`;
    const fields = { subjectKind: "draft", subjectId: draft, kind: "household-register" };
    const { headers, body } = multipart({ file: photo("draft"), fields });
    const sent = await pair.maker.raw("/v1/documents", headers, body).expect(201);
    expect(sent.body).toMatchObject({ borrowerId: null });
    await client`update application_drafts set status = 'submitted', application_id = ${application}`;
    const [row] = await client<{ id: string }[]>`
      select borrower_id as id from applications where id = ${application}`;
    const listed = await pair.maker.get(`/v1/documents?borrowerId=${row?.id}`).expect(200);
    expect((listed.body as { data: DocumentView[] }).data).toMatchObject([
      { id: (sent.body as DocumentView).id },
    ]);
    await client`update application_drafts set application_id = null`;
  });
});

describe("a link for a phone", () => {
  const open = async (subjectId = applicationAt(7).id) => {
    const body = { subjectKind: "application", subjectId };
    const answer = await pair.maker.post("/v1/documents/upload-links", body).expect(201);
    return answer.body as { id: string; path: string; uploadsMax: number };
  };
  const post = (path: string, file: Buffer, kind = "household-register") => {
    const { headers, body } = multipart({ file, fields: { kind } });
    return request(product.server)
      .post(path)
      .set(headers)
      .serialize((bytes: unknown) => bytes as string)
      .send(body);
  };

  it("shows a form without script and nothing of the case, and takes photos", async () => {
    const link = await open();
    const page = await request(product.server).get(link.path).expect(200);
    expect(page.text).toContain('enctype="multipart/form-data"');
    expect(page.text).not.toContain("<script");
    expect(page.text).not.toContain(applicationAt(7).id);
    expect(page.headers["cache-control"]).toBe("no-store");
    const sent = await post(link.path, photo("phone")).expect(200);
    expect(sent.text).toContain("已收到");
    const listed = await pair.maker.get(`/v1/documents?subjectId=${applicationAt(7).id}`);
    expect((listed.body as { data: unknown[] }).data).toMatchObject([
      { source: "phone", kind: "household-register", uploadedBy: link.id },
    ]);
  });

  it("is not opened by anything stored, nor by a guess, nor for another centre", async () => {
    const { id, path } = await open();
    const dump = (await dumpDatabase(product.database)).join("\n");
    const token = new URL(path, "http://host").searchParams.get("link") ?? "";
    expect(dump).not.toContain(token.split(".")[2]);
    expect(product.logLines.join("\n")).not.toContain(token);
    const other = `/upload?link=${token.replace("cen_a", "cen_b")}`;
    const short = `/upload?link=cen_a.${id}`;
    for (const wrong of [other, short, "/upload", "/upload?link=", "/upload?link[]=x"]) {
      const page = await request(product.server).get(wrong).expect(404);
      expect(page.text).toContain("链接无效或已过期");
      expect(page.text).not.toContain("<form");
      await post(wrong, photo("wrong")).expect(404);
    }
  });

  it("ends after a quarter of an hour", async () => {
    const { id, path } = await open();
    const { client } = product.database.owner;
    const [row] = await client<{ minutes: number }[]>`
      select round(extract(epoch from expires_at - now()) / 60)::int as minutes
      from document_upload_links where id = ${id}`;
    expect(row?.minutes).toBe(15);
    await client`update document_upload_links set expires_at = now() where id = ${id}`;
    await request(product.server).get(path).expect(404);
    await post(path, photo("late")).expect(404);
  });

  it("counts every attempt, refused ones and those sent at once too", async () => {
    const { path, uploadsMax } = await open();
    const wrong = await post(path, Buffer.from("<html>")).expect(415);
    expect(wrong.text).toContain("这不是照片也不是 PDF");
    const before = await countDocuments();
    const answers = await Promise.all(
      Array.from({ length: uploadsMax + 3 }, (_, index) => post(path, photo(`many ${index}`))),
    );
    const taken = answers.filter(({ status }) => status === 200).length;
    expect(taken).toBe(uploadsMax - 1);
    expect(await countDocuments()).toBe(before + taken);
    expect((await post(path, photo("more"))).status).toBe(409);
  });

  it("answers in English to a phone that asks for it", async () => {
    const { path } = await open();
    const page = await request(product.server).get(path).set("Accept-Language", "en").expect(200);
    expect(page.text).toContain('lang="en"');
    expect(page.text).toContain("Upload documents");
  });
});
