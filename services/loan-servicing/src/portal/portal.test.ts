import { openDatabase } from "@bursar/database/connection";
import type { Express } from "express";
import supertest from "supertest";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  CONTRACT_NO,
  openPortalFixture,
  PEOPLE,
  type PortalFixture,
} from "../testing/portal-fixture.ts";

let fixture: PortalFixture;
let app: Express;

beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  fixture = await openPortalFixture();
  app = fixture.app();
});
beforeEach(() => fixture.reset());
afterAll(async () => {
  vi.unstubAllEnvs();
  await fixture.database.close();
});

/** Signs in as a browser does and gives the agent with its cookies. */
async function signedIn(idNumber: string = PEOPLE.withLoan, language = "") {
  const agent = supertest.agent(app);
  const root = `/portal${language}`;
  const asked = await agent.post(`${root}/sign-in/code`).type("form").send({ idNumber });
  await fixture.settled();
  const code = fixture.sent[0]?.code ?? "";
  const entered = await agent.post(`${root}/sign-in/verify`).type("form").send({ code });
  return { agent, asked, entered };
}

describe("signing in", () => {
  it("leads over two forms to the amount, the day and the reason", async () => {
    const { agent, asked, entered } = await signedIn();
    expect([asked.status, asked.headers["location"]]).toEqual([303, "/portal/sign-in/verify"]);
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/portal"]);
    const home = await agent.get("/portal");
    expect(home.status).toBe(200);
    expect(home.text).toContain("2026 年还要还");
    expect(home.text).toContain("¥138.13");
    const bill = await agent.get(`/portal/bills/${CONTRACT_NO}/2026-12-20`);
    expect(bill.text).toContain("16,000.00 × 2.80% × 111 ÷ 360");
  });

  it("stays in English under /en", async () => {
    const { agent, entered } = await signedIn(PEOPLE.withLoan, "/en");
    expect(entered.headers["location"]).toBe("/portal/en");
    const home = await agent.get("/portal/en");
    expect(home.text).toContain('<html lang="en">');
    expect(home.text).toContain("Due in 2026");
    expect(home.headers["content-language"]).toBe("en");
  });

  it("never puts the ID number into an address or a page, sealed in its cookie", async () => {
    const { agent, asked } = await signedIn();
    const verify = await agent.get("/portal/sign-in/verify");
    for (const text of [JSON.stringify(asked.headers), asked.text, verify.text]) {
      expect(text).not.toContain(PEOPLE.withLoan);
      expect(text).not.toContain(Buffer.from(PEOPLE.withLoan).toString("base64url"));
    }
  });

  it("keeps both cookies from scripts and other sites, and on https alone when told", async () => {
    const { asked, entered } = await signedIn();
    for (const cookie of [...setCookies(asked), ...setCookies(entered)]) {
      expect(cookie).toMatch(/Path=\/portal; .*HttpOnly; SameSite=Lax$/);
    }
    const secure = await supertest(fixture.app({ secureCookies: true }))
      .post("/portal/sign-in/code")
      .type("form")
      .send({ idNumber: PEOPLE.withoutLoan });
    expect(setCookies(secure)[0]).toContain("; Secure");
  });

  it("answers an unknown number exactly as a known one, and sends nothing", async () => {
    const answers: string[] = [];
    for (const idNumber of ["11010519491231002X", PEOPLE.withLoan]) {
      const agent = supertest.agent(app);
      const asked = await agent.post("/portal/sign-in/code").type("form").send({ idNumber });
      const page = await agent.get("/portal/sign-in/verify");
      answers.push(`${asked.status} ${asked.text} ${page.text.replace(/\d{4}\*+.{4}/, "masked")}`);
      await fixture.settled();
      expect(fixture.sent).toHaveLength(idNumber === PEOPLE.withLoan ? 1 : 0);
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain("如果这个证件号名下有贷款");
  });

  it.each([
    ["", "输入 18 位身份证号码"],
    ["37108320050903", "输入 18 位身份证号码"],
    ["371083200509037483", "身份证号码有一位不对"],
  ])("says what to do about %j and keeps what was typed", async (idNumber, sentence) => {
    const page = await supertest(app).post("/portal/sign-in/code").type("form").send({ idNumber });
    expect(page.status).toBe(422);
    expect(page.text).toContain(sentence);
    expect(page.text).toContain("<title>错误：登录");
    expect(page.text).toContain(`value="${idNumber}"`);
    expect(page.text).toContain('aria-invalid="true"');
    expect(page.text).not.toMatch(/请|抱歉|非法|不合法/);
  });

  it("takes a wrong code back to the field, with the reason", async () => {
    const agent = supertest.agent(app);
    await agent.post("/portal/sign-in/code").type("form").send({ idNumber: PEOPLE.withLoan });
    await fixture.settled();
    const wrong = fixture.sent[0]?.code === "000000" ? "000001" : "000000";
    const page = await agent.post("/portal/sign-in/verify").type("form").send({ code: wrong });
    expect(page.status).toBe(401);
    expect(page.text).toContain("验证码不对或已失效");
    const short = await agent.post("/portal/sign-in/verify").type("form").send({ code: "12" });
    expect([short.status, short.text.includes("输入短信里的 6 位验证码")]).toEqual([422, true]);
  });

  it("takes full-width figures and spaces in a code", async () => {
    const agent = supertest.agent(app);
    await agent.post("/portal/sign-in/code").type("form").send({ idNumber: PEOPLE.withLoan });
    await fixture.settled();
    const code = Array.from(fixture.sent[0]?.code ?? "")
      .map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
      .join(" ");
    const entered = await agent.post("/portal/sign-in/verify").type("form").send({ code });
    expect(entered.headers["location"]).toBe("/portal");
  });

  it("lets the code of a moment ago be typed when a second one is refused", async () => {
    const agent = supertest.agent(app);
    await agent.post("/portal/sign-in/code").type("form").send({ idNumber: PEOPLE.withLoan });
    const again = await agent.post("/portal/sign-in/code").type("form").send({});
    expect(again.status).toBe(429);
    expect(again.text).toContain("验证码请求过于频繁");
    expect(again.text).toContain('name="code"');
  });

  it("starts over when there is no number to verify, or a forged one", async () => {
    const reloaded = await supertest(app).get("/portal/sign-in/code");
    expect([reloaded.status, reloaded.headers["location"]]).toEqual([303, "/portal/sign-in"]);
    const none = await supertest(app).get("/portal/sign-in/verify");
    expect([none.status, none.headers["location"]]).toEqual([303, "/portal/sign-in"]);
    const forged = await supertest(app)
      .post("/portal/sign-in/verify")
      .set("Cookie", `bursar_sign_in=${Buffer.alloc(60, 7).toString("base64url")}`)
      .type("form")
      .send({ code: "123456" });
    expect(forged.headers["location"]).toBe("/portal/sign-in?reason=expired");
  });

  it("ends with sign-out: the token is of no use any more", async () => {
    const { agent, entered } = await signedIn();
    const token = setCookies(entered).find((cookie) => cookie.startsWith("bursar_graduate="));
    const out = await agent.post("/portal/sign-out");
    expect(out.headers["location"]).toBe("/portal/sign-in?reason=signedOut");
    const stolen = await supertest(app)
      .get("/portal")
      .set("Cookie", token?.split(";")[0] ?? "");
    expect(stolen.headers["location"]).toBe("/portal/sign-in?reason=expired");
    expect((await agent.get("/portal/sign-in?reason=expired")).text).toContain("登录已过期");
  });
});

describe("a form that another page sent", () => {
  it.each([
    [{ "Sec-Fetch-Site": "cross-site" }, 403],
    [{ "Sec-Fetch-Site": "same-site" }, 403],
    [{ Origin: "https://evil.example" }, 403],
    [{ Origin: "null" }, 403],
    [{ "Sec-Fetch-Site": "same-origin", Origin: "null" }, 422],
    [{ Origin: "http://portal.example", Host: "portal.example" }, 422],
  ])("with %j gets %i", async (headers, status) => {
    const response = await supertest(app)
      .post("/portal/sign-in/code")
      .set(headers)
      .type("form")
      .send({ idNumber: "1" });
    expect(response.status).toBe(status);
    expect(fixture.sent).toEqual([]);
  });
});

describe("what belongs to a person", () => {
  it("is shown to nobody else", async () => {
    for (const path of ["/portal", `/portal/bills/${CONTRACT_NO}/2026-12-20`, "/portal/en"]) {
      const response = await supertest(app).get(path);
      expect(response.status).toBe(303);
      expect(response.headers["location"]).toMatch(/\/sign-in$/);
    }
    const { agent } = await signedIn(PEOPLE.withoutLoan);
    const bill = await agent.get(`/portal/bills/${CONTRACT_NO}/2026-12-20`);
    expect([bill.status, bill.text.includes("138.13")]).toEqual([404, false]);
    expect((await agent.get("/portal")).text).toContain("还没有已发放的贷款");
  });

  it("is stored by no cache, and loads nothing but this origin's own style", async () => {
    const { agent } = await signedIn();
    const home = await agent.get("/portal");
    expect(home.headers["cache-control"]).toBe("no-store");
    expect(home.headers["content-security-policy"]).toContain("default-src 'self'");
    expect(home.text).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    const [, href = ""] = /href="(\/portal\/portal\.css\?v=[0-9a-f]{8})"/.exec(home.text) ?? [];
    const style = await supertest(app).get(href);
    expect(style.headers["content-type"]).toContain("text/css");
    expect(style.headers["cache-control"]).toContain("immutable");
  });
});

describe("when something is wrong", () => {
  it.each([
    ["/portal/nothing", "没有这个页面"],
    ["/portal/en/nothing", "There is no such page"],
  ])("%s is a friendly 404", async (path, heading) => {
    const response = await supertest(app).get(path);
    expect([response.status, response.text.includes(heading)]).toEqual([404, true]);
  });

  it.each(["2026-12-21", "2026-02-30", "soon", "2025-12-20"])(
    "a bill that does not exist is a 404: %s",
    async (dueOn) => {
      const { agent } = await signedIn();
      expect((await agent.get(`/portal/bills/${CONTRACT_NO}/${dueOn}`)).status).toBe(404);
    },
  );

  it("an unreachable database gives a page with the request's id and no amount", async () => {
    const { agent, entered } = await signedIn();
    expect((await agent.get("/portal")).status).toBe(200);
    const gone = openDatabase({
      url: "postgres://nobody@127.0.0.1:1/none",
      keys: fixture.database.keys,
    });
    const response = await supertest(fixture.app({ database: gone }))
      .get("/portal")
      .set(
        "Cookie",
        setCookies(entered)
          .map((cookie) => cookie.split(";")[0])
          .join("; "),
      );
    await gone.close();
    expect(response.status).toBe(500);
    expect(response.text).toContain("没有办成，数据未改动");
    expect(response.text).toContain(response.headers["request-id"]);
    expect(response.text).not.toMatch(/¥|0\.00/);
  });

  it("a form that is too large or damaged is refused as a page", async () => {
    const large = await supertest(app)
      .post("/portal/sign-in/code")
      .type("form")
      .send({ idNumber: "1".repeat(5_000) });
    expect([large.status, large.type]).toEqual([413, "text/html"]);
    const damaged = await supertest(app)
      .post("/portal/sign-in/code")
      .type("form")
      .set("Content-Encoding", "gzip")
      .send("idNumber=1");
    expect([damaged.status, damaged.type]).toEqual([400, "text/html"]);
  });
});

function setCookies(response: { headers: Record<string, unknown> }): string[] {
  const given = response.headers["set-cookie"];
  return Array.isArray(given) ? given.map(String) : [];
}
