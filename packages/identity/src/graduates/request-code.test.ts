import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { changePhone, findBorrowersByIdNumber } from "@bursar/database/borrowers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

beforeAll(async () => {
  fixture = await openGraduateFixture();
});
beforeEach(async () => {
  await fixture.reset();
  graduates = fixture.open();
});
afterAll(() => fixture.database.close());

describe("asking for a code", () => {
  it("sends six digits to the phone on file", async () => {
    await request(" 371083 20050903 7482 ");
    await graduates.settled();
    expect(fixture.sent).toEqual([
      {
        centreId: "cen_a",
        borrowerId: expect.stringMatching(/^bor_/),
        phone: PHONE,
        maskedPhone: "138****0001",
        code: expect.stringMatching(/^\d{6}$/),
      },
    ]);
  });

  it("of two phones on file takes the one that was confirmed last", async () => {
    await request(PEOPLE.inTwoCentres);
    await graduates.settled();
    expect(fixture.sent).toMatchObject([{ centreId: "cen_b", phone: "13806310003" }]);
  });

  it("sends nothing to a number that was changed and not confirmed, nor to the old one", async () => {
    await fixture.inCentre("cen_a", async (tx) => {
      const borrower = (await findBorrowersByIdNumber(tx, [PEOPLE.changedPhone])).get(
        PEOPLE.changedPhone,
      );
      if (borrower === undefined) throw new Error("the borrower is missing");
      await changePhone(tx, borrower, { phone: "13806319999", since: "2026-11-01" });
    });
    const answer = await request(PEOPLE.changedPhone);
    await graduates.settled();
    expect(fixture.sent).toEqual([]);
    expect(answer).toEqual(await request(PEOPLE.known));
    await graduates.settled();
    expect(answer.text.zh).toContain("县级资助中心");
  });

  it("a number that was changed gets a code when it is confirmed and three days old", async () => {
    const { client } = fixture.database.owner;
    const changed = (hours: number) => client`
      update borrowers set phone_changed_at = now() - ${`${hours} hours`}::interval,
        phone_confirmed_on = '2026-11-20'
      where phone_hash = (select phone_hash from borrowers where phone_changed_at is not null)`;
    await changed(71.9);
    await request(PEOPLE.changedPhone);
    await graduates.settled();
    const toNewNumber = () => fixture.sent.filter(({ phone }) => phone === "13806319999");
    expect(toNewNumber()).toEqual([]);
    await fixture.age(61);
    await changed(72.1);
    await request(PEOPLE.changedPhone);
    await graduates.settled();
    expect(toNewNumber()).toHaveLength(1);
  });

  it("sends each of two siblings their own code to the phone they share", async () => {
    await request(PEOPLE.elder);
    await request(PEOPLE.younger);
    await graduates.settled();
    expect(fixture.sent).toMatchObject([
      { centreId: "cen_a", phone: "13806310005" },
      { centreId: "cen_b", phone: "13806310005" },
    ]);
    const [elder, younger] = fixture.sent.map(({ code }) => code);
    const signIn = (idNumber: string, code = "") => graduates.signIn({ idNumber, code });
    if (elder !== younger) {
      expect(await refusalOf(signIn(PEOPLE.elder, younger))).toMatchObject({ status: 401 });
    }
    const { token } = await signIn(PEOPLE.elder, elder);
    expect((await graduates.authenticate(token))?.centreIds).toEqual(["cen_a"]);
    const other = await signIn(PEOPLE.younger, younger);
    expect((await graduates.authenticate(other.token))?.centreIds).toEqual(["cen_b"]);
  });

  it("answers an unknown number as a known one, with the same traces, and sends nothing", async () => {
    const known = await request(PEOPLE.known);
    const unknown = await request(PEOPLE.unknown);
    await graduates.settled();
    expect(unknown).toEqual(known);
    expect(fixture.sent).toHaveLength(1);
    const rows = await fixture.database.owner.client`
      select attempts, length(code_hash) as bytes, length(id_number_hash) as id_bytes
      from auth.graduate_codes`;
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
    expect(await refusalOf(graduates.signIn({ idNumber: PEOPLE.unknown, code: "123456" }))).toEqual(
      await refusalOf(graduates.signIn({ idNumber: PEOPLE.known, code: "not-it" })),
    );
  });

  it("answers no earlier than the floor, and not later for what a known number costs", async () => {
    const floorMs = 350;
    // Sending that takes longer than the answer may.
    graduates = fixture.open({ answerAfterMs: floorMs, sendCode: () => sleep(2000) });
    const took = async (idNumber: string): Promise<number> => {
      const from = performance.now();
      await request(idNumber);
      return performance.now() - from;
    };
    const times = [
      await took(PEOPLE.known),
      await took(PEOPLE.unknown),
      await took(PEOPLE.inTwoCentres),
    ];
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(floorMs);
      expect(time).toBeLessThan(1500);
    }
  });

  it("takes as long for an unknown number as for a known one", async () => {
    const floorMs = 120;
    graduates = fixture.open({ answerAfterMs: floorMs, sendCode: () => sleep(40) });
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 15; round += 1) {
      for (const who of ["known", "unknown"] as const) {
        await fixture.database.owner.client`truncate auth.graduate_code_requests`;
        const from = performance.now();
        await request(PEOPLE[who]);
        times[who].push(performance.now() - from);
      }
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[7] ?? 0;
    expect(median(times.known)).toBeGreaterThanOrEqual(floorMs);
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(floorMs / 4);
  });

  it("a sending that fails shows in the log and not in the answer", async () => {
    graduates = fixture.open({ sendCode: () => Promise.reject(new Error("no gateway")) });
    const answer = await request(PEOPLE.known);
    await graduates.settled();
    expect(fixture.failures).toEqual([new Error("no gateway")]);
    expect(answer).toEqual(await request(PEOPLE.unknown));
  });

  it.each(["", "371083200509037483", "abc", "3".repeat(10_000)])(
    "refuses what no card bears (%#)",
    async (idNumber) => {
      const refused = await refusalOf(request(idNumber));
      expect(refused).toMatchObject({ code: "auth.invalid-id-number", status: 422 });
    },
  );
});

describe("limits on codes", () => {
  const tooMany = { code: "auth.too-many-codes", status: 429 };

  it.each([
    ["known", PEOPLE.known],
    ["unknown", PEOPLE.unknown],
  ])("one a minute and five a day for a number that is %s", async (_what, idNumber) => {
    for (let round = 0; round < 5; round += 1) {
      await request(idNumber);
      const refused = await refusalOf(request(idNumber));
      expect(refused).toMatchObject(tooMany);
      if (round < 4) expect(refused.data?.["retryAfterSeconds"]).toBeLessThanOrEqual(60);
      await fixture.age(61);
    }
    const refused = await refusalOf(request(idNumber, "198.51.100.1"));
    expect(refused).toMatchObject(tooMany);
    expect(refused.data?.["retryAfterSeconds"]).toBeGreaterThan(23 * 3600);
    await fixture.age(24 * 3600);
    await expect(request(idNumber)).resolves.toBeDefined();
  });

  it("twenty an hour for an address, whatever the numbers; another address goes on", async () => {
    const numbers = Array.from({ length: 21 }, (_, at) => validIdNumber(at));
    for (const idNumber of numbers.slice(0, 20)) await request(idNumber, "2001:db8:1:2::7");
    const refused = await refusalOf(request(numbers[20] ?? "", "2001:db8:1:2:ffff::1"));
    expect(refused).toMatchObject(tooMany);
    expect(refused.data?.["retryAfterSeconds"]).toBeGreaterThan(59 * 60);
    await expect(request(numbers[20] ?? "", "2001:db8:1:3::1")).resolves.toBeDefined();
  });

  it("of ten requests at once for one number one is sent, whatever request id they carry", async () => {
    const asked = { idNumber: PEOPLE.known, ip: "203.0.113.9", requestId: "the-same" };
    const other = fixture.open();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) => (at % 2 ? graduates : other).requestCode(asked)),
    );
    await Promise.all([graduates.settled(), other.settled()]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(fixture.sent).toHaveLength(1);
  });

  it("a request that was refused is not counted", async () => {
    await request(PEOPLE.known);
    for (let round = 0; round < 8; round += 1) await refusalOf(request(PEOPLE.known));
    await fixture.age(61);
    await expect(request(PEOPLE.known)).resolves.toBeDefined();
  });
});

/** A number with the right check digit (GB 11643) that nobody in these tests bears. */
function validIdNumber(serial: number): string {
  const body = `11010519800101${String(serial).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${"10X98765432"[sum % 11] ?? ""}`;
}
