import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dumpDatabase, spellings } from "../testing/dump-database.ts";
import {
  openGraduateFixture,
  PEOPLE,
  PHONE,
  type GraduateFixture,
} from "../testing/graduate-fixture.ts";
import { refusalOf } from "../testing/refusal-of.ts";
import type { GraduateIdentity } from "./index.ts";

let fixture: GraduateFixture;
let graduates: GraduateIdentity;

const request = (idNumber: string, ip = "203.0.113.9") =>
  graduates.requestCode({ idNumber, ip, requestId: randomUUID() });
const codeFor = async (idNumber: string): Promise<string> => {
  await request(idNumber);
  await graduates.settled();
  return fixture.sent.at(-1)?.code ?? "";
};

beforeAll(async () => {
  fixture = await openGraduateFixture();
});
beforeEach(async () => {
  await fixture.reset();
  graduates = fixture.open();
});
afterAll(() => fixture.database.close());

describe("signing in with a code", () => {
  const wrong = { code: "auth.wrong-code", status: 401 };

  it("gives a session of twelve hours that knows the person's centres", async () => {
    const code = await codeFor(PEOPLE.inTwoCentres);
    const signed = await graduates.signIn({
      idNumber: "37108320050615048x",
      code: ` ${code.slice(0, 3)} ${code.slice(3)}`,
    });
    const hours = (Date.parse(signed.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThanOrEqual(12);
    const actor = await fixture.open().authenticate(signed.token);
    expect(actor).toMatchObject({ kind: "graduate", centreIds: ["cen_a", "cen_b"] });
    expect(actor?.idNumberHash).toHaveLength(32);
    expect([...(actor?.permissions ?? [])]).toEqual(["own-loan.read"]);
    expect(actor?.id).not.toContain(PEOPLE.inTwoCentres);
  });

  it("a code works once", async () => {
    const code = await codeFor(PEOPLE.known);
    await graduates.signIn({ idNumber: PEOPLE.known, code });
    expect(await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code }))).toMatchObject(
      wrong,
    );
  });

  it("of four sign-ins with one code at once one wins", async () => {
    for (let round = 0; round < 5; round += 1) {
      const code = await codeFor(PEOPLE.known);
      const outcomes = await Promise.allSettled(
        [graduates, fixture.open(), graduates, fixture.open()].map((identity) =>
          identity.signIn({ idNumber: PEOPLE.known, code }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
      await fixture.database.owner.client`truncate auth.graduate_code_requests`;
    }
    expect(await fixture.database.owner.client`select 1 from auth.graduate_sessions`).toHaveLength(
      5,
    );
  });

  it("after five wrong codes the right one does not work either", async () => {
    const code = await codeFor(PEOPLE.known);
    const guess = code === "000000" ? "000001" : "000000";
    for (let round = 0; round < 4; round += 1) {
      await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code: guess }));
    }
    const fifth = fixture.open().signIn({ idNumber: PEOPLE.known, code: guess });
    expect(await refusalOf(fifth)).toMatchObject(wrong);
    expect(await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code }))).toMatchObject(
      wrong,
    );
  });

  it("of many guesses at once five are looked at", async () => {
    const code = await codeFor(PEOPLE.known);
    const guess = code === "000000" ? "000001" : "000000";
    await Promise.all(
      Array.from({ length: 30 }, () =>
        refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code: guess })),
      ),
    );
    const [row] = await fixture.database.owner.client`select attempts from auth.graduate_codes`;
    expect(row).toEqual({ attempts: 5 });
  });

  it("an address from which sixty codes were wrong has to wait; another goes on", async () => {
    const code = await codeFor(PEOPLE.known);
    const ip = "203.0.113.77";
    for (let round = 0; round < 60; round += 1) {
      await refusalOf(graduates.signIn({ idNumber: PEOPLE.unknown, code: "000000", ip }));
    }
    const refused = await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code, ip }));
    expect(refused).toMatchObject({ code: "auth.too-many-attempts", status: 429 });
    const elsewhere = graduates.signIn({ idNumber: PEOPLE.known, code, ip: "203.0.113.78" });
    await expect(elsewhere).resolves.toBeDefined();
  });

  it("a code works for five minutes", async () => {
    const code = await codeFor(PEOPLE.known);
    await fixture.age(299);
    await graduates.signIn({ idNumber: PEOPLE.known, code });
    await fixture.database.owner.client`truncate auth.graduate_code_requests`;
    const late = await codeFor(PEOPLE.known);
    await fixture.age(300);
    expect(await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code: late }))).toMatchObject(
      wrong,
    );
  });

  it("a new code ends the one before", async () => {
    const first = await codeFor(PEOPLE.known);
    await fixture.age(61);
    const second = await codeFor(PEOPLE.known);
    if (first !== second) {
      const refused = await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code: first }));
      expect(refused).toMatchObject(wrong);
    }
    await expect(graduates.signIn({ idNumber: PEOPLE.known, code: second })).resolves.toBeDefined();
  });

  it("a code opens the number it was asked for and no other", async () => {
    const code = await codeFor(PEOPLE.known);
    await request(PEOPLE.inTwoCentres);
    await graduates.settled();
    await fixture.database.owner.client`
      update auth.graduate_codes set code_hash = (
        select code_hash from auth.graduate_codes order by sent_at limit 1)`;
    const moved = graduates.signIn({ idNumber: PEOPLE.inTwoCentres, code });
    expect(await refusalOf(moved)).toMatchObject(wrong);
  });

  it.each(["", "12345", "１２３４５６７", "'; drop table", "\u0000"])(
    "%j is a wrong code",
    async (code) => {
      await request(PEOPLE.known);
      await graduates.settled();
      expect(await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code }))).toMatchObject(
        wrong,
      );
      expect(await refusalOf(graduates.signIn({ idNumber: code, code }))).toMatchObject(wrong);
    },
  );
});

describe("graduate sessions", () => {
  const signIn = async () =>
    graduates.signIn({ idNumber: PEOPLE.known, code: await codeFor(PEOPLE.known) });

  it("end with signing out", async () => {
    const { token } = await signIn();
    await graduates.signOut(token);
    expect(await graduates.authenticate(token)).toBeUndefined();
    await expect(graduates.signOut("x")).resolves.toBeUndefined();
  });

  it("end after twelve hours; what is of no use any more is removed, the rest stays", async () => {
    const { token } = await signIn();
    await fixture.database.owner.client`update auth.graduate_sessions set expires_at = now()`;
    expect(await graduates.authenticate(token)).toBeUndefined();
    await request(PEOPLE.inTwoCentres);
    await graduates.settled();
    await fixture.age(24 * 3600);
    await request(PEOPLE.unknown);
    await graduates.settled();
    await graduates.deleteExpired();
    const [left] = await fixture.database.owner.client`
      select (select count(*)::int from auth.graduate_sessions) as sessions,
             (select count(*)::int from auth.graduate_codes) as codes,
             (select count(*)::int from auth.graduate_code_requests) as requests`;
    expect(left).toEqual({ sessions: 0, codes: 1, requests: 2 });
  });

  it.each(["", "x", "a".repeat(43), "a".repeat(100_000)])(
    "text that is nobody's token (%#)",
    async (token) => {
      expect(await graduates.authenticate(token)).toBeUndefined();
    },
  );

  it("a copy of the database holds no code, token, ID number or phone, and opens nothing", async () => {
    const { token } = await signIn();
    await codeFor(PEOPLE.inTwoCentres);
    const dump = await dumpDatabase(fixture.database.owner);
    expect(dump).toContain("auth.graduate_sessions");
    for (const secret of [token, PEOPLE.known, PEOPLE.inTwoCentres, PHONE, "203.0.113.9"]) {
      for (const text of spellings(secret)) expect(dump).not.toContain(text);
    }
    const [row] = await fixture.database.owner.client<{ code_hash: Buffer; token_hash: Buffer }[]>`
      select code_hash, token_hash from auth.graduate_codes, auth.graduate_sessions`;
    const plain = fixture.sent.map(({ code }) => createHash("sha256").update(code).digest("hex"));
    expect(plain).not.toContain(row?.code_hash.toString("hex"));
    const stolen = row?.token_hash.toString("base64url") ?? "";
    expect(await graduates.authenticate(stolen)).toBeUndefined();
  });
});
