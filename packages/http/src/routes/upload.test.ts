import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { problemCatalog } from "@bursar/api-schema/problems";
import supertest from "supertest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listen, type Listening } from "../server/index.ts";
import { sampleApp } from "../testing/sample-app.ts";
import { rawFileName, safeFileName } from "./file-name.ts";
import { hashJson } from "./index.ts";

const headers = { Authorization: "Bearer writer", "Idempotency-Key": "k" };
const csv = "姓名,金额\n李明,8000.00\n";
const FORM = { "Content-Type": "multipart/form-data; boundary=b" };
const PART = "--b\r\nContent-Disposition: form-data; name=";
const FORM_FILE = `${PART}"file"; filename="a.csv"\r\n\r\n`;
const FORM_WITHOUT_FILE = `${PART}"note"\r\n\r\nabc\r\n--b--\r\n`;
const send = (app: ReturnType<typeof sampleApp>["app"]) =>
  supertest(app).post("/v1/notes/file").set(headers);

async function spooled(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("bursar-upload-"));
}

let before: string[] = [];
beforeEach(async () => {
  before = await spooled();
});
afterEach(async () => {
  const left = (await spooled()).filter((name) => !before.includes(name));
  if (left.length > 0) throw new Error(`Uploads were left behind: ${left.join(", ")}`);
});

describe("an uploaded file", () => {
  test("comes in as a form, with its Chinese name and the fields beside it", async () => {
    const { app, deps } = sampleApp();
    const response = await send(app)
      .field("note", "八月")
      .attach("file", Buffer.from(csv), "花名册.csv");
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      fileName: "花名册.csv",
      bytes: Buffer.byteLength(csv),
      text: csv,
      note: "八月",
    });
    expect(existsSync(deps.uploadPath)).toBe(false);
  });

  test.each([
    ["text/csv", { "X-File-Name": encodeURIComponent("花名册.csv") }],
    [
      "text/csv; charset=gbk",
      { "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent("花名册.csv")}` },
    ],
    [
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      { "X-File-Name": encodeURIComponent("../../花名册.csv") },
    ],
  ])("comes in as the body itself, %s", async (type, named) => {
    const { app, deps } = sampleApp();
    const response = await send(app).type(type).set(named).send(csv);
    expect(response.body).toMatchObject({ fileName: "花名册.csv", text: csv });
    expect(existsSync(deps.uploadPath)).toBe(false);
  });

  test("claims by its bytes, whatever it is called", async () => {
    const { app } = sampleApp();
    const one = await send(app).attach("file", Buffer.from(csv), "a.csv");
    const two = await send(app).attach("file", Buffer.from(csv), "b.csv");
    const other = await send(app).attach("file", Buffer.from(`${csv} `), "a.csv");
    const file = createHash("sha256").update(csv).digest("hex");
    expect(one.body.bodyHash).toBe(hashJson({ params: {}, query: {}, body: {}, file }));
    expect(two.body.bodyHash).toBe(one.body.bodyHash);
    expect(other.body.bodyHash).not.toBe(one.body.bodyHash);
  });

  test("is gone when the fields beside it are refused", async () => {
    const response = await send(sampleApp().app)
      .field("note", "x".repeat(11))
      .attach("file", Buffer.from(csv), "a.csv");
    expect(response.body).toMatchObject({
      code: "request.invalid",
      errors: [{ pointer: "/note" }],
    });
  });

  test("of exactly the limit is taken, of one byte more refused", async () => {
    const { app } = sampleApp();
    const exact = await send(app).attach("file", Buffer.alloc(1_000_000), "a.csv");
    expect(exact.body.bytes).toBe(1_000_000);
    const form = await send(app).attach("file", Buffer.alloc(1_000_001), "a.csv");
    const raw = await send(app).type("text/csv").send("x".repeat(1_000_001));
    for (const response of [form, raw]) {
      expect([response.status, response.body.code]).toEqual([413, "file.too-large"]);
      expect(response.body.detail).toContain("1 MB");
    }
  });

  test.each([
    ["no body", {}, "", "file.missing"],
    ["JSON", { "Content-Type": "application/json" }, "{}", "request.unsupported-media"],
    ["a form without boundary", { "Content-Type": "multipart/form-data" }, "x", "file.bad-upload"],
    ["a form that breaks off", FORM, `${FORM_FILE}abc`, "file.bad-upload"],
    ["a form without file", FORM, FORM_WITHOUT_FILE, "file.missing"],
  ])("as %s is refused", async (_name, type, body, code) => {
    const request = send(sampleApp().app).set(type);
    const response = await (body === "" ? request : request.send(body));
    expect(response.body.code).toBe(code);
    expect(response.status).toBe(problemCatalog.get(code)?.status);
  });

  test("in a pair is refused", async () => {
    const response = await send(sampleApp().app)
      .attach("file", Buffer.from(csv), "a.csv")
      .attach("file", Buffer.from(csv), "b.csv");
    expect([response.status, response.body.code]).toEqual([400, "file.bad-upload"]);
  });

  test("isn't read before the sender is known to be allowed", async () => {
    const response = await supertest(sampleApp().app)
      .post("/v1/notes/file")
      .attach("file", Buffer.from(csv), "a.csv");
    expect(response.status).toBe(401);
  });
});

describe("a file without end", () => {
  let server: Listening;
  beforeEach(async () => {
    const { app, log } = sampleApp();
    server = await listen(app, { host: "127.0.0.1", port: 0, log, drainMs: 500 });
  });
  afterEach(() => server.close());

  test.each([
    ["text/csv", ""],
    [FORM["Content-Type"], FORM_FILE],
  ])("as %s is answered 413 without being read on", async (type, head) => {
    const { status, code, sentBytes } = await pour(server.url, type, head);
    expect([status, code]).toEqual([413, "file.too-large"]);
    expect(sentBytes).toBeLessThan(20_000_000);
  });

  test("that breaks off leaves nothing behind", async () => {
    const socket = connect(server.port, "127.0.0.1");
    socket.write(
      "POST /v1/notes/file HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer writer\r\n" +
        "Idempotency-Key: k\r\nContent-Type: text/csv\r\nContent-Length: 500000\r\n\r\nabc",
    );
    await expect.poll(async () => (await spooled()).length).toBe(before.length + 1);
    socket.destroy();
    await expect.poll(async () => (await spooled()).length).toBe(before.length);
  });
});

/** Sends up to 200 MB in pieces, as fast as the other side takes them. */
function pour(url: string, type: string, head: string) {
  const piece = Buffer.alloc(65_536, 120);
  let sentBytes = 0;
  return new Promise<{ status: number | undefined; code: unknown; sentBytes: number }>(
    (resolve, reject) => {
      const request = httpRequest(`${url}/v1/notes/file`, {
        method: "POST",
        headers: { ...headers, "Content-Type": type },
      });
      let answered = false;
      request.on("response", (response) => {
        answered = true;
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode, code: JSON.parse(text).code, sentBytes }),
        );
      });
      request.on("error", (error) => answered || reject(error));
      request.write(head);
      const more = () => {
        while (!answered && sentBytes < 200_000_000) {
          sentBytes += piece.length;
          if (!request.write(piece)) {
            request.once("drain", more);
            return;
          }
        }
      };
      more();
    },
  );
}

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\li\\花名册.xlsx", "花名册.xlsx"],
  ["a\u0000b\n.csv", "ab.csv"],
  ["x\u202Evsc.exe", "xvsc.exe"],
  ["..", ".."],
])("the name %j is stored as %j and never used as a path", (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});

test("a name with a broken escape is kept as it came", () => {
  expect(rawFileName({ xFileName: "50%.csv", disposition: undefined })).toBe("50%.csv");
  expect(rawFileName({ xFileName: undefined, disposition: 'attachment; filename="a b.csv"' })).toBe(
    "a b.csv",
  );
  expect(rawFileName({ xFileName: undefined, disposition: undefined })).toBe("");
});
