import fc from "fast-check";

/** Texts that have broken systems: SQL, markup, formulas, paths, templates, odd characters. */
export const HOSTILE_TEXTS = [
  "' or 1=1 --",
  "'; drop table borrowers; --",
  '"><script>alert(1)</script>',
  "<img src=x onerror=alert(1)>",
  "=cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "../../etc/passwd",
  "..\\..\\secrets.json",
  "${7*7}{{7*7}}<%= 7*7 %>",
  "__proto__",
  "constructor",
  "toString",
  "\u0000",
  "a\u0000b",
  "\uFEFF",
  "\u202Eabc",
  "😀𬱖䶮",
  "\uFFFF",
  "0".repeat(5_000),
  "9999999999999999999999999999.99",
  "-0.00",
  "1e309",
  "NaN",
  "null",
  "2024-02-30",
  "+275760-09-13",
  "371083200509037482",
  "cen_b",
  "",
  " ",
] as const;

/** Values that stand where nobody expects them. */
export const hostileParts: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.constantFrom<unknown>(null, true, 0, -1, 1e21, 0.1, [], {}, [[]], [null], { a: { b: [] } }),
  fc.constant(JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}')),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Puts a part into a value, at one of its places counted by `at`; the value stays as it is. */
export function spoil(value: unknown, part: unknown, at: number): unknown {
  if (typeof value !== "object" || value === null) return part;
  const keys = Object.keys(value);
  if (keys.length === 0) return Array.isArray(value) ? [part] : { unknown: part };
  const key = keys[at % (keys.length + 1)];
  const copy: Record<string, unknown> = { ...value };
  if (key === undefined) copy["unknown"] = part;
  else copy[key] = spoil(copy[key], part, Math.floor(at / (keys.length + 1)));
  return Array.isArray(value) ? Object.values(copy) : copy;
}
