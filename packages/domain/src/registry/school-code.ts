const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split(
    " ",
  ),
);

/** What a ten-digit 学校标识码 of a university says (rulebook 8). It has no check digit. */
export type UniversityIdentifier =
  | {
      readonly kind: "regular" | "adult";
      readonly provinceCode: string;
      /** The five-digit code by which contracts name a university. */
      readonly code: string;
    }
  | { readonly kind: "invalid"; readonly reason: "format" | "province" };

/** `4111010001` is Peking University, 10001: 41 (42 adult), province, 0, the five-digit code. */
export function readUniversityIdentifier(text: string): UniversityIdentifier {
  const [, type, provinceCode = "", code = ""] = /^4([12])(\d{2})0(\d{5})$/.exec(text) ?? [];
  if (type === undefined) return { kind: "invalid", reason: "format" };
  if (!PROVINCES.has(provinceCode)) return { kind: "invalid", reason: "province" };
  return { kind: type === "1" ? "regular" : "adult", provinceCode, code };
}

export type SchoolIdentifier =
  | { readonly kind: "senior" | "vocational"; readonly provinceCode: string }
  | { readonly kind: "invalid"; readonly reason: "format" | "province" };

/** A secondary school's: 34 (general) or 36 (vocational), province, six digits (rulebook 8). */
export function readSchoolIdentifier(text: string): SchoolIdentifier {
  const [, type, provinceCode = ""] = /^3([46])(\d{2})\d{6}$/.exec(text) ?? [];
  if (type === undefined) return { kind: "invalid", reason: "format" };
  if (!PROVINCES.has(provinceCode)) return { kind: "invalid", reason: "province" };
  return { kind: type === "4" ? "senior" : "vocational", provinceCode };
}
