import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isPlainDate } from "../calendar/index.ts";
import { nationalPolicy, type Policy, type RetentionRule } from "../policy/index.ts";
import {
  cutoffOf,
  decideRetentionApproval,
  judgeItem,
  keptUntil,
  RETENTION_CLASSES,
  type RetentionClass,
} from "./index.ts";

const POLICY = nationalPolicy();

function withRule(name: RetentionClass, rule: Pick<RetentionRule, "keep" | "unit">): Policy {
  const [first] = POLICY.retention[name];
  if (first === undefined) throw new Error(`no rule of ${name}`);
  const changed = { ...first, value: { ...first.value, ...rule } };
  return { ...POLICY, retention: { ...POLICY.retention, [name]: [changed] } };
}

describe("how long a class is kept", () => {
  it.each([
    ["borrower-file", "2033-12-20", "2028-12-20"],
    ["notice", "2031-12-20", "2028-12-20"],
    ["ledger", "2058-12-20", "2028-12-20"],
    ["borrower-file", "2028-02-29", "2023-02-28"],
    ["idempotency-key", "2026-11-20", "2025-10-16"],
  ] as const)("%s on %s: what began by %s may go", (name, asOf, cutoff) => {
    expect(cutoffOf(POLICY, name, asOf)).toBe(cutoff);
  });

  it.each([
    ["sign-in-trace", { keep: 10, unit: "day" }, "2026-11-20", "2026-05-20"],
    ["notice", { keep: 1, unit: "year" }, "2026-11-20", "2024-11-20"],
  ] as const)("a row of %s can't go below the law", (name, rule, asOf, cutoff) => {
    expect(cutoffOf(withRule(name, rule), name, asOf)).toBe(cutoff);
  });

  it("what is due by its cutoff has reached the day until which it was kept", () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2007-09-01", days));
    fc.assert(
      fc.property(day, day, fc.constantFrom(...RETENTION_CLASSES), (from, asOf, name) => {
        const item = { class: name, subjectId: "x", from, held: false };
        const verdict = judgeItem(POLICY, item, asOf);
        const rule = POLICY.retention[name][0]?.value;
        if (rule === undefined) throw new Error(`no rule of ${name}`);
        expect(isPlainDate(keptUntil(rule, from))).toBe(true);
        expect(verdict.kind === "due").toBe(
          rule.action !== "keep" && keptUntil(rule, from) <= asOf,
        );
      }),
    );
  });

  it.each(RETENTION_CLASSES)("a hold keeps %s for ever, and so does a period not begun", (name) => {
    const item = { class: name, subjectId: "x", from: "1999-01-01", held: true };
    expect(judgeItem(POLICY, item, "2099-01-01")).toEqual({ kind: "held" });
    const living = { ...item, held: false, from: null };
    expect(judgeItem(POLICY, living, "2099-01-01")).toMatchObject({
      kind: "kept",
      until: null,
    });
  });
});

describe("approving a run", () => {
  const run = { status: "proposed", planHash: "a", proposedBy: "usr_1" };
  it.each([
    ["by another, of the plan shown", run, "usr_2", "a", "approved"],
    ["by who proposed it", run, "usr_1", "a", "retention-run.same-person"],
    ["of another plan", run, "usr_2", "b", "retention-run.plan-changed"],
    ["a second time", { ...run, status: "done" }, "usr_2", "a", "retention-run.not-proposed"],
  ])("%s", (_name, given, actorId, planHash, expected) => {
    const decision = decideRetentionApproval(given, { actorId, planHash });
    expect(decision.kind === "refused" ? decision.code : decision.kind).toBe(expected);
  });
});
