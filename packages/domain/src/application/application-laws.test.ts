import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import {
  assessRisk,
  changeDraft,
  changedSince,
  decideAmountRaise,
  decideBulkPass,
  decideFileUpdates,
  decideMove,
  formOf,
  FORM_FIELDS,
  isFurtherLate,
  markLate,
  maskField,
  nameKey,
  prefillDraft,
  RISK_REASONS,
  sampleSize,
  toForm,
} from "./index.ts";
import type { BulkCase, DraftContent, RiskReason } from "./index.ts";
import { applicationProblemTexts } from "./application-problem-texts.ts";

describe("one person under several spellings", () => {
  it.each([
    ["张伟", "張偉"],
    ["阿依古丽·买买提", "阿依古丽 . 買買提"],
    ["阿依古丽·买买提", "阿依古丽买买提"],
    ["ＡＢＣ李", "abc李"],
    ["张㛃", "张？"],
    ["张㛃", "张□"],
    ["张\u{e863}", "张JIE"],
    ["张 三", "张三"],
  ])("%s and %s have one key", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ["张三", "张山"],
    ["李明", "李铭铭"],
    ["张三", "三张"],
  ])("%s and %s have two", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

describe("a draft", () => {
  const on = "2026-08-20";
  const empty: DraftContent = {};
  const write = (content: DraftContent, fields: Record<string, string>, version: number) =>
    changeDraft(content, { fields, source: "typed", on, version });

  it("says what was written after a version, and nothing else", () => {
    const first = write(empty, { name: "张三" }, 2);
    const second = write(first, { phone: "13800005678", name: "张三" }, 3);
    expect([changedSince(second, 1), changedSince(second, 2), changedSince(second, 3)]).toEqual([
      ["name", "phone"],
      ["phone"],
      [],
    ]);
  });

  it("keeps any text without losing another field (for all texts)", () => {
    const texts = fc.dictionary(fc.constantFrom(...FORM_FIELDS), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const content = write(write(empty, one, 2), other, 3);
        expect(formOf(content)).toEqual(toForm({ ...one, ...other }));
      }),
    );
  });

  it("is not changed by what it shows (for all numbers and addresses)", () => {
    const masked = fc.constantFrom("idNumber" as const, "phone" as const, "address" as const);
    const values = fc.stringMatching(/^[0-9X\u4e00-\u4e20]{11,30}$/);
    fc.assert(
      fc.property(masked, values, (field, value) => {
        const content = write(empty, { [field]: value }, 2);
        const shown = maskField(field, value);
        expect(write(content, { [field]: shown }, 3)).toEqual(content);
      }),
    );
  });

  it("is prefilled from the latest statement first", () => {
    const last = toForm({ name: "旧名", phone: "1", major: "数学", amount: "8000" });
    const content = prefillDraft({
      academicYear: "2026-2027",
      idNumber: { value: "11010519491231002X", source: "card" },
      hasEarlierLoan: true,
      on,
      lastYear: { form: last, on: "2025-08-20" },
      file: { fields: { name: "张三", phone: "2" }, on: "2026-03-01" },
      recognition: { category: "orphan-or-subsistence", on: "2026-07-01" },
      preApplication: {
        fields: { phone: "3", hardshipCategory: "parent-ill-or-unable" },
        on: "2026-06-01",
      },
    });
    const sources = Object.entries(content).map(([field, known]) => `${field} ${known.source}`);
    expect(sources).toEqual(
      expect.arrayContaining([
        "hardshipCategory recognition",
        "phone pre-application",
        "name file",
        "major last-year",
        "sex id-number",
        "idNumber card",
        "kind system",
      ]),
    );
    expect(content.amount).toBeUndefined();
    expect(content.kind?.value).toBe("renewal");
  });
});

describe("a move", () => {
  const application = { status: "submitted", makerId: "maker", version: 3 } as const;

  it.each([
    ["return", "checker", "returned"],
    ["void", "checker", "voided"],
    ["withdraw", "maker", "withdrawn"],
    ["request-documents", "maker", "awaiting-documents"],
  ] as const)("%s by the %s leads to %s", (event, actorId, status) => {
    expect(decideMove(application, { event, actorId })).toEqual({
      kind: "moved",
      status,
      version: 4,
    });
  });

  it.each(["return", "void"] as const)("%s is nothing for who made or entered it", (event) => {
    for (const own of [
      { ...application, makerId: "me" },
      { ...application, enteredBy: "me" },
      { ...application, editors: ["other", "me"] },
    ]) {
      const decision = decideMove(own, { event, actorId: "me" });
      expect(decision).toMatchObject({ code: "application.same-person" });
    }
  });

  it("that the state forbids is refused before anything else", () => {
    const reviewed = { ...application, status: "reviewed" } as const;
    expect(decideMove(reviewed, { event: "void", actorId: "maker" })).toMatchObject({
      code: "application.not-possible-now",
    });
  });
});

describe("risk", () => {
  const policy = nationalPolicy();
  const codes = Object.keys(RISK_REASONS) as RiskReason[];
  const holding = (...held: RiskReason[]) =>
    Object.fromEntries(codes.map((code) => [code, held.includes(code)])) as Record<
      RiskReason,
      boolean
    >;

  it("has points for every reason that the product knows", () => {
    expect(codes.filter((code) => policy.reviewRisk[code] === undefined)).toEqual([]);
    expect(Object.keys(policy.reviewRisk).filter((code) => !(code in RISK_REASONS))).toEqual([]);
  });

  it.each([
    [[], 0, "low"],
    [["amount-at-cap"], 5, "low"],
    [["phone-changed", "amount-at-cap"], 20, "low"],
    [["first-loan"], 25, "medium"],
    [["first-loan", "documents-incomplete"], 50, "high"],
    [codes, 100, "high"],
  ] as const)("%o scores %i and is %s", (held, score, level) => {
    expect(assessRisk(holding(...held), policy, "2026-08-20")).toMatchObject({ score, level });
  });
});

describe("a bulk pass", () => {
  const quiet: BulkCase = {
    applicationId: "app_1",
    level: "low",
    isAwaitingReview: true,
    isOwn: false,
    isSampled: false,
    isOpened: false,
  };
  const decide = (changes: Partial<BulkCase>, isAsShown = true, bulkMax = 50) =>
    decideBulkPass([quiet, { ...quiet, ...changes, applicationId: "app_2" }], {
      isAsShown,
      bulkMax,
    });

  it.each([
    [{}, true, 1, "review.too-many"],
    [{}, false, 50, "review.shown-changed"],
    [{ isAwaitingReview: false, isOwn: true }, true, 50, "review.shown-changed"],
    [{ isOwn: true, level: "high" }, true, 50, "review.own-case"],
    [{ level: "medium", isSampled: true }, true, 50, "review.not-low-risk"],
    [{ isSampled: true }, true, 50, "review.sample-not-opened"],
  ] as const)("with %o is refused", (changes, isAsShown, bulkMax, code) => {
    expect(decide(changes, isAsShown, bulkMax)).toMatchObject({ kind: "refused", code });
  });

  it("passes when the sample has been opened", () => {
    expect(decide({ isSampled: true, isOpened: true })).toEqual({ kind: "passed" });
  });

  it.each([
    [1, 1],
    [9, 1],
    [10, 1],
    [11, 2],
    [50, 5],
  ])("of %i draws %i", (cases, drawn) => {
    expect(sampleSize(cases, 10)).toBe(drawn);
  });
});

describe("the borrower's file", () => {
  const file = {
    name: "张三",
    phone: "13800005678",
    township: "夏村镇",
    graduationYear: 2028,
    universityCode: "10422",
  };
  const stated = { ...file, phone: "13900005678", graduationYear: 2029, name: "张珊" };

  it.each([
    [false, ["phone update", "graduation-year update", "name change-request"]],
    [true, ["phone update", "graduation-year change-request", "name change-request"]],
  ])("with a living loan: %s", (hasLivingLoan, expected) => {
    const updates = decideFileUpdates(file, stated, hasLivingLoan);
    expect(updates.map(({ field, action }) => `${field} ${action}`)).toEqual(expected);
  });

  it("stays as it is when nothing differs", () => {
    expect(decideFileUpdates(file, { ...file, township: "" }, true)).toEqual([]);
  });
});

describe("a second notice", () => {
  const earlier = [{ keys: ["a"], issuedAt: 100, applicationVersion: 2 }];

  it.each([
    ["a", undefined, false],
    ["a", 50, false],
    ["b", undefined, false],
    ["b", 50, true],
    ["b", 150, false],
  ])("line %s that lay there since %s is late: %s", (key, since, late) => {
    const line = { key, zh: "", en: "", ...(since !== undefined && { since }) };
    expect(markLate([line], earlier)).toMatchObject([{ late }]);
    expect(markLate([line], [])).toMatchObject([{ late: false }]);
  });

  it.each([
    [1, true],
    [2, true],
    [3, false],
  ])("with lines of the officer's own, content of version %i: %s", (submitted, late) => {
    expect(isFurtherLate(earlier, submitted)).toBe(late);
  });
});

describe("a raise", () => {
  const facts = {
    status: "reviewed",
    amountFen: 800_000n,
    contractState: "accepted",
    cap: { value: 2_000_000n, source: "财教〔2024〕188号" },
    stepFen: 100n,
  } as const;

  it.each([
    [facts, 2_000_000n, undefined],
    [{ ...facts, contractState: undefined }, 900_000n, undefined],
    [{ ...facts, status: "submitted" } as const, 900_000n, "amount-raise.not-reviewed"],
    [{ ...facts, contractState: "borrower-signed" } as const, 900_000n, "amount-raise.too-late"],
    [{ ...facts, contractState: "disbursed" } as const, 900_000n, "amount-raise.too-late"],
    [facts, 800_000n, "amount-raise.not-higher"],
    [facts, 900_050n, "amount-raise.off-step"],
    [facts, 2_000_100n, "amount-raise.over-cap"],
  ])("%# is decided", (given, toFen, code) => {
    const decision = decideAmountRaise(given, toFen);
    expect(decision.kind === "refused" ? decision.code : undefined).toBe(code);
  });
});

it("has one sentence a problem in both languages, filled in without gaps", () => {
  for (const { zh, en } of Object.values(applicationProblemTexts)) {
    expect(zh.match(/\{\w+\}/g)?.length ?? 0).toBe(en.match(/\{\w+\}/g)?.length ?? 0);
  }
});
