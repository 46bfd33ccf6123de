import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import {
  decideContent,
  graduationWindow,
  isAccount,
  maskAccount,
  normaliseAccount,
  readNewCoBorrower,
  rosterAgreement,
} from "./index.ts";
import type { ChangeContent } from "./index.ts";

describe("a repayment account", () => {
  it.each([
    ["bank-card", "6222 0202 0011 2233 446", true],
    ["bank-card", "６２２２０２０２００１１２２３３４４６", true],
    ["bank-card", "6222020200112233445", false],
    ["bank-card", "622202020011223", false],
    ["bank-card", "0000000000000000", false],
    ["alipay", " 2024000001.CDB@sina.cn", true],
    ["alipay", "2024000001@sina.cn", false],
    ["alipay", ".cdb@sina.cn", false],
    ["alipay", "6222020200112233446", false],
  ] as const)("%s %j: %s", (method, text, expected) => {
    expect(isAccount(method, normaliseAccount(method, text))).toBe(expected);
  });

  it("is refused with any one digit of a card mistyped", () => {
    const card = "6222020200112233446";
    fc.assert(
      fc.property(fc.nat({ max: 18 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = (Number(card[at]) + shift) % 10;
        const typo = `${card.slice(0, at)}${digit}${card.slice(at + 1)}`;
        expect(isAccount("bank-card", typo)).toBe(false);
      }),
    );
  });

  it("shows its last four characters", () => {
    expect(maskAccount("6222020200112233446")).toBe("****3446");
    expect(maskAccount("2024000001.cdb@sina.cn")).toBe("****0001.cdb@sina.cn");
  });
});

describe("what a form must say", () => {
  const context = { businessDate: "2026-11-20", graduationYear: 2026 };
  const co = { name: "王五", relation: "父亲", idNumber: "1", phone: "1" };
  it.each<[ChangeContent, string]>([
    [{ kind: "contact" }, "change.nothing-given"],
    [{ kind: "contact", phone: "1380013800" }, "change.phone-invalid"],
    [
      { kind: "contact", contactPerson: { name: "x", relation: "y", phone: "1" } },
      "change.phone-invalid",
    ],
    [{ kind: "account", method: "bank-card", account: "1" }, "change.account-invalid"],
    [{ kind: "study", event: "suspension" }, "change.graduation-year-missing"],
    [{ kind: "study", event: "abroad" }, "change.leaving-day-missing"],
    [
      { kind: "co-borrower", coBorrower: co, bothPresent: false, signedOn: "2026-11-20" },
      "change.both-in-person",
    ],
    [
      { kind: "co-borrower", coBorrower: co, bothPresent: true, signedOn: "2026-11-21" },
      "change.date-in-future",
    ],
    [{ kind: "graduation-confirmation", graduatedOn: "2026-12-30" }, "change.date-in-future"],
    [
      { kind: "graduation-confirmation", graduatedOn: "2025-06-30" },
      "change.graduation-year-differs",
    ],
  ])("%o: %s", (content, code) => {
    expect(decideContent(content, context)).toMatchObject({ kind: "refused", code });
  });

  it("gives numbers back in their stored form", () => {
    expect(decideContent({ kind: "contact", phone: "+86 138-0013-8000" }, context)).toMatchObject({
      kind: "accepted",
      content: { phone: "13800138000" },
    });
  });
});

describe("a new co-borrower (rulebook 1.2)", () => {
  const context = {
    businessDate: "2026-11-20",
    policy: nationalPolicy(),
    borrowerIdNumber: "371083200509037482",
    isBorrowing: (idNumber: string) => idNumber === "371083197001010030",
  };
  const person = { name: "王五", relation: "父亲", phone: "13900001111" };
  it.each([
    ["110101197001010032", "父亲", []],
    ["110101197001010032", "叔叔", ["co-borrower.not-parent"]],
    ["110101200401010116", "姐姐", ["co-borrower.under-age", "co-borrower.not-parent"]],
    ["371083197001010030", "父亲", ["co-borrower.has-loan"]],
    ["371083200509037482", "父亲", ["co-borrower.same-person"]],
    ["110101197001010033", "父亲", ["id-number.checksum"]],
  ])("%s as %s: %o", (idNumber, relation, codes) => {
    const { problems } = readNewCoBorrower({ ...person, idNumber, relation }, context);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it("is nobody when something is refused, and somebody in spite of a warning", () => {
    const read = (idNumber: string, relation: string) =>
      readNewCoBorrower({ ...person, idNumber, relation }, context).coBorrower;
    expect(read("371083197001010030", "父亲")).toBeUndefined();
    expect(read("110101197001010032", "叔叔")?.idNumber).toBe("110101197001010032");
  });
});

describe("a graduation confirmation", () => {
  const confirmed = { name: "王小明", graduatedOn: "2026-06-30" };
  const roster = { name: "王小明", graduationYear: 2026, enrolment: "graduated" } as const;
  it.each([
    [roster, "agrees"],
    [{ ...roster, name: "王晓明" }, "differs"],
    [{ ...roster, graduationYear: 2027 }, "differs"],
    [{ ...roster, enrolment: "in-school" as const }, "differs"],
    [{ ...roster, enrolment: "left" as const }, "differs"],
    [undefined, "unknown"],
  ])("against %o: %s", (statement, expected) => {
    expect(rosterAgreement(confirmed, statement)).toBe(expected);
  });

  it("is late after the last day of policy", () => {
    const late = (on: string) => graduationWindow(nationalPolicy(), "2026-06-30", on).isLate;
    expect([late("2026-06-30"), late("2026-07-01")]).toEqual([false, true]);
  });
});
