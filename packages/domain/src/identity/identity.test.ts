import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ageOn,
  cleanCode,
  cleanText,
  isMobile,
  maskIdNumber,
  maskName,
  maskPhone,
  normaliseMobile,
  normaliseResidentId,
  readResidentId,
} from "./index.ts";

describe("resident identity numbers", () => {
  it.each([
    ["11010519491231002X", { kind: "valid", birthOn: "1949-12-31", sex: "female" }],
    ["440524188001010014", { kind: "valid", birthOn: "1880-01-01", sex: "male" }],
    ["37108320070615432X", { kind: "valid", birthOn: "2007-06-15", sex: "female" }],
    ["610526200602291230", { kind: "invalid", reason: "birth-date" }],
    ["110105194912310021", { kind: "invalid", reason: "checksum" }],
    ["11010519491231002x", { kind: "invalid", reason: "characters" }],
    ["X1010519491231002X", { kind: "invalid", reason: "characters" }],
    ["110105491231002", { kind: "invalid", reason: "length" }],
    ["1101051949123100", { kind: "invalid", reason: "length" }],
    ["", { kind: "invalid", reason: "length" }],
  ])("%s reads as %o", (id, expected) => {
    expect(readResidentId(id)).toEqual(expected);
  });

  it("a single wrong digit is always found", () => {
    const id = "371083200509037482";
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = (Number(id[at]) + shift) % 10;
        const typo = `${id.slice(0, at)}${digit}${id.slice(at + 1)}`;
        expect(readResidentId(typo)).toEqual({ kind: "invalid", reason: "checksum" });
      }),
    );
  });

  it.each([
    [" ３７１０８３２００５０６１５０４８x ", "37108320050615048X"],
    ["371083 20050615 048x", "37108320050615048X"],
    ["\u200b37108320050615048ｘ", "37108320050615048X"],
  ])("%j is stored as %s", (text, stored) => {
    expect(normaliseResidentId(text)).toBe(stored);
  });

  it.each([
    ["2006-08-15", "2024-08-15", 18],
    ["2006-08-16", "2024-08-15", 17],
    ["2004-02-29", "2022-02-28", 17],
    ["2004-02-29", "2022-03-01", 18],
  ])("born %s is on %s aged %i", (birthOn, date, age) => {
    expect(ageOn(birthOn, date)).toBe(age);
  });
});

describe("mobile numbers", () => {
  it.each([
    ["　１３８０６３１２３４５ ", true],
    ["138-0631-2345", true],
    ["+86 13806312345", true],
    ["0086 13806312345", true],
    ["1380631234", false],
    ["12806312345", false],
    ["138063123456", false],
    ["", false],
  ])("%j is a mobile number: %s", (text, expected) => {
    expect(isMobile(normaliseMobile(text))).toBe(expected);
  });
});

describe("text as it was meant", () => {
  it.each([
    ["李\u0007明", "李明"],
    ["王\u200b芳", "王芳"],
    ["\ufeff张\u202e三\u00ad", "张三"],
    ["　张\t 三\n", "张 三"],
    ["Ａ１（华东），", "A1（华东），"],
    ['=HYPERLINK("x")张', '=HYPERLINK("x")张'],
    ["马𬱖", "马𬱖"],
    ["\u{fa11}", "\u{fa11}"],
    ["a\ud800b\u0000", "ab"],
    ["\u{e815}\u{323b0}", "\u{e815}\u{323b0}"],
  ])("%j becomes %j", (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it("makes every kind of hyphen and full-width sign of a code plain", () => {
    expect(cleanCode("２０２４－２０２５")).toBe("2024-2025");
    expect(cleanCode("2024–2025")).toBe("2024-2025");
    expect(cleanCode("−８０００．５０")).toBe("-8000.50");
  });

  it("cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(cleanCode(cleanCode(text))).toBe(cleanCode(text));
      }),
    );
  });
});

describe("masks", () => {
  it.each([
    ["张晓三", "张*三"],
    ["张三", "张*"],
    ["欧阳晓明", "欧**明"],
    ["马𬱖", "马*"],
    ["𬱖", "*"],
    ["", ""],
  ])("the name %s shows as %s", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it("keeps what a person needs to recognise a number and no more", () => {
    expect(maskIdNumber("420101200501011234")).toBe("4201**********1234");
    expect(maskIdNumber("1234")).toBe("****");
    expect(maskPhone("13812345678")).toBe("138****5678");
    expect(maskPhone("138123")).toBe("******");
  });
});
