import { problemSchema } from "@bursar/api-schema/problems";
import { Refusal, problemCatalog, type FieldProblem } from "@bursar/api-schema/problems";
import fc from "fast-check";
import supertest from "supertest";
import { describe, expect, test } from "vitest";
import { sampleApp } from "../testing/sample-app.ts";

const writer = { Authorization: "Bearer writer" };
const post = (app: ReturnType<typeof sampleApp>["app"]) =>
  supertest(app).post("/v1/notes").set(writer).set("Idempotency-Key", "k-1");

describe("a problem", () => {
  test("is RFC 9457 with every member, in Chinese unless asked", async () => {
    const response = await supertest(sampleApp().app).get("/v1/notes/note_1?limit=2");
    expect(response.status).toBe(401);
    expect(response.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(response.headers["content-language"]).toBe("zh-CN");
    expect(response.headers["vary"]).toContain("Accept-Language");
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(problemSchema.parse(response.body)).toEqual({
      type: "/problems/auth.required",
      title: "请先登录",
      status: 401,
      detail: "请先登录；登录已过期的请重新登录。",
      instance: "/v1/notes/note_1",
      code: "auth.required",
      requestId: response.headers["request-id"],
      state: "unchanged",
      retryable: false,
    });
  });

  test.each([
    ["en", "en", "Sign in first"],
    ["en-US,en;q=0.9", "en", "Sign in first"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "请先登录"],
    ["zh-TW", "zh-CN", "请先登录"],
    ["en;q=0.2,zh;q=0.9", "zh-CN", "请先登录"],
    ["fr", "zh-CN", "请先登录"],
    ["*", "zh-CN", "请先登录"],
    [";;q=x", "zh-CN", "请先登录"],
  ])("for Accept-Language %s speaks %s", async (accepted, tag, title) => {
    const response = await supertest(sampleApp().app)
      .get("/v1/notes/note_1")
      .set("Accept-Language", accepted);
    expect(response.headers["content-language"]).toBe(tag);
    expect(response.body.title).toBe(title);
  });

  test("of a rule has the rule's words, code, status and field", async () => {
    const response = await supertest(sampleApp().app)
      .patch("/v1/notes/note_1")
      .set(writer)
      .set("If-Match", '"1"')
      .send({ amount: "0.00" });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({
      code: "note.zero",
      title: "这一步办不了",
      detail: "金额不能为零。",
      errors: [{ in: "body", pointer: "/amount", code: "note.zero", detail: "金额不能为零。" }],
      state: "unchanged",
    });
  });

  test("keeps the status that the rule gives", async () => {
    const response = await supertest(sampleApp().app).get("/v1/notes/note_9").set(writer);
    expect([response.status, response.body.code]).toEqual([404, "note.not-found"]);
  });

  test("is sent to HEAD without a body", async () => {
    const response = await supertest(sampleApp().app).head("/v1/notes/note_1");
    expect([response.status, response.text]).toEqual([401, undefined]);
  });
});

describe("a request that doesn't fit", () => {
  const cases: readonly [object, object][] = [
    [{}, { pointer: "/amount", code: "field.missing", detail: "请填写这一项。" }],
    [{ amount: 12 }, { pointer: "/amount", code: "field.wrong-type", detail: "这里要填文字。" }],
    [
      { amount: "12" },
      {
        pointer: "/amount",
        code: "field.bad-format",
        detail: "请写成以元为单位、两位小数的金额，例如 136.89。",
      },
    ],
    [
      { amount: "1.00", kind: "x" },
      {
        pointer: "/kind",
        code: "field.not-an-option",
        detail: "请从这些值中选一个：plain、busy。",
      },
    ],
    [
      { amount: "1.00", tags: ["a", "toolong"] },
      { pointer: "/tags/1", code: "field.too-long", detail: "最多 5 个字符。" },
    ],
    [
      { amount: "1.00", tags: [""] },
      { pointer: "/tags/0", code: "field.missing", detail: "请填写这一项。" },
    ],
    [
      { amount: "1.00", tags: ["1", "2", "3", "4"] },
      { pointer: "/tags", code: "field.too-many", detail: "最多 3 项，请分批提交。" },
    ],
    [
      { amount: "1.00", bank: { name: "农行", "a/b": 1 } },
      { pointer: "/bank/a~1b", code: "field.unknown", detail: "没有这一项，请删去。" },
    ],
  ];

  test.each(cases)("%j is told what to do and where", async (body, expected) => {
    const response = await post(sampleApp().app).send(body);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ code: "request.invalid", state: "unchanged" });
    expect(response.body.errors).toEqual([{ in: "body", ...expected }]);
  });

  test("is told in English when asked", async () => {
    const response = await post(sampleApp().app).set("Accept-Language", "en").send({});
    expect(response.body.errors[0].detail).toBe("Fill this in.");
    expect(response.body.detail).toContain("1 field(s)");
  });

  test("hears of path, query and body at once", async () => {
    const response = await supertest(sampleApp().app).get("/v1/notes/loan_1?limit=500").set(writer);
    expect(response.body.errors).toMatchObject([
      { in: "path", pointer: "/noteId", code: "field.bad-format" },
      { in: "query", pointer: "/limit", code: "field.too-big" },
    ]);
  });

  test("never sees its own values again", async () => {
    const secret = "370000199001011234";
    const response = await post(sampleApp().app).send({
      amount: secret,
      kind: secret,
      tags: secret,
    });
    expect(response.body.errors.map((error: FieldProblem) => error.pointer)).toEqual([
      "/amount",
      "/kind",
      "/tags",
    ]);
    expect(JSON.stringify(response.body)).not.toContain(secret);
  });

  test("as broken JSON is request.bad-json and shows no piece of it", async () => {
    const response = await post(sampleApp().app).type("json").send('{"amount": 3700001990');
    expect([response.status, response.body.code]).toEqual([400, "request.bad-json"]);
    expect(response.text).not.toContain("3700001990");
  });

  test("of another type is 415, not an empty body", async () => {
    const response = await post(sampleApp().app).type("text/plain").send("amount=1.00");
    expect([response.status, response.body.code]).toEqual([415, "request.unsupported-media"]);
  });

  test("in another charset is 415", async () => {
    const response = await post(sampleApp().app)
      .set("Content-Type", "application/json; charset=gbk")
      .send("{}");
    expect([response.status, response.body.code]).toEqual([415, "request.unsupported-media"]);
  });

  test("over 1 MB is 413", async () => {
    const body = { amount: "1".repeat(1_100_000) };
    const response = await post(sampleApp().app).send(body);
    expect([response.status, response.body.code]).toEqual([413, "request.too-large"]);
  });

  test("with a broken address is 400", async () => {
    const response = await supertest(sampleApp().app).get("/v1/notes/%E0%A4%A").set(writer);
    expect([response.status, response.body.code]).toEqual([400, "request.bad-path"]);
  });

  test("nested without end is refused and doesn't exhaust the stack", async () => {
    const body = `{"amount":"1.00","x":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
    const response = await post(sampleApp().app).type("json").send(body);
    expect([response.status, response.body.code]).toEqual([400, "request.invalid"]);
  });
});

describe("a bug", () => {
  test("is 500 server.error with state unknown, and its stack is in the log", async () => {
    const { app, deps, lines } = sampleApp();
    deps.failure = new Error("connect ECONNREFUSED 10.0.0.7 password=hunter2");
    const response = await supertest(app).get("/v1/failures");
    expect(response.status).toBe(500);
    expect(response.body).toMatchObject({
      code: "server.error",
      title: "系统出错",
      state: "unknown",
      retryable: true,
      requestId: response.headers["request-id"],
    });
    const logged = lines.filter((line) => line.includes("hunter2"));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(response.body.requestId);
    expect(JSON.parse(logged[0] ?? "").err.stack).toContain("problems.test.ts");
  });

  test("never shows its message, whatever is thrown", async () => {
    const { app, deps } = sampleApp();
    const request = supertest.agent(app);
    const thrown = fc.oneof(
      fc.string({ minLength: 12 }).map((text) => ({ text, error: new Error(text) })),
      fc
        .string({ minLength: 12 })
        .map((text) => ({ text, error: new TypeError(text, { cause: text }) })),
      fc.string({ minLength: 12 }).map((text) => ({ text, error: text })),
      fc
        .string({ minLength: 12 })
        .map((text) => ({ text, error: { message: text, status: 400, expose: true } })),
      fc.string({ minLength: 12 }).map((text) => ({
        text,
        error: Object.assign(new Error(text), {
          status: 400,
          expose: true,
          detail: text,
          type: text,
        }),
      })),
    );
    const law = fc.asyncProperty(thrown, async ({ text, error }) => {
      deps.failure = error;
      const response = await request.get("/v1/failures");
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.text).not.toContain(text);
      expect(response.text).not.toContain(JSON.stringify(text).slice(1, -1));
      expect(problemSchema.safeParse(response.body).success).toBe(true);
    });
    await fc.assert(law, { numRuns: 60 });
  });

  test("in an answer that breaks its contract is 500 and shows nothing of it", async () => {
    const { app, lines } = sampleApp();
    const response = await supertest(app).get("/v1/contracts/broken");
    expect([response.status, response.body.code]).toEqual([500, "server.error"]);
    expect(response.text + lines.join("")).not.toContain("370000199001011234");
    expect(lines.join("")).toContain("against its contract at /amount");
  });
});

describe("help pages", () => {
  test.each([...problemCatalog.keys()])(
    "the type of %s resolves, in HTML and JSON",
    async (code) => {
      const request = supertest(sampleApp().app);
      const html = await request.get(`/problems/${code}`).set("Accept", "text/html");
      expect(html.status).toBe(200);
      expect(html.headers["content-type"]).toContain("text/html");
      expect(html.text).toContain(problemCatalog.get(code)?.title.zh);
      const json = await request.get(`/problems/${code}`);
      expect(json.body).toMatchObject({ code, status: problemCatalog.get(code)?.status });
    },
  );

  test("all codes are listed, in English when asked", async () => {
    const response = await supertest(sampleApp().app)
      .get("/problems")
      .set({ Accept: "text/html", "Accept-Language": "en" });
    expect(response.text).toContain('lang="en"');
    for (const code of problemCatalog.keys()) expect(response.text).toContain(code);
  });

  test("an unknown code is a problem itself and never markup", async () => {
    const response = await supertest(sampleApp().app).get("/problems/%3Cscript%3E");
    expect([response.status, response.body.code]).toEqual([404, "problem.not-found"]);
    expect(response.headers["content-type"]).toContain("problem+json");
  });
});

test("a refusal's data reaches the client", async () => {
  const { app, deps } = sampleApp();
  deps.failure = new Refusal("loan.closed", {
    zh: "已结清。",
    en: "Closed.",
    data: { closedOn: "2026-11-20" },
  });
  const response = await supertest(app).get("/v1/failures");
  expect(response.body.data).toEqual({ closedOn: "2026-11-20" });
});
