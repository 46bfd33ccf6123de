import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAuditReason } from "./read-audit-reason.ts";

describe("a reason for the audit", () => {
  it("is cleaned and kept as it was said", () => {
    expect(readAuditReason("  已 调离，  见 2026 年第 3 号通知 ")).toEqual({
      kind: "accepted",
      reason: "已 调离， 见 2026 年第 3 号通知",
    });
  });

  it("never holds a number of eleven digits or more, however it is spaced", () => {
    const digits = fc.stringMatching(/^[0-9]{11,19}$/);
    const gap = fc.constantFrom("", " ", "-", ".", "\u3000", "  ");
    fc.assert(
      fc.property(digits, gap, fc.integer({ min: 1, max: 5 }), (number, between, size) => {
        const groups = number.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
        const text = `已调离，电话 ${groups.join(between)}。`;
        expect(readAuditReason(text)).toEqual({ kind: "number-in-reason" });
      }),
    );
  });
});
