import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentKinds } from "../document/index.ts";
import { ARCHIVE_KINDS, archivePartOf, archiveTitle, indexArchive } from "./index.ts";
import type { ArchiveFact } from "./index.ts";

const fact = fc.record({
  kind: fc.constantFrom(...ARCHIVE_KINDS),
  event: fc.constantFrom("submit", "approve", "disburse", "application-form", "contact/apply"),
  subjectId: fc.stringMatching(/^[a-z]{3}_[0-9]$/),
  on: fc.constantFrom("2024-08-20", "2024-11-20", "2026-11-20"),
  recordedAt: fc.constantFrom("2024-08-20T01:00:00.000Z", "2024-08-20T02:00:00.000Z"),
  actorId: fc.constant("usr_1"),
});

const of = (kind: ArchiveFact["kind"], event: string) => ({ kind, event });

describe("the index of a bag (rulebook 5.5)", () => {
  test.each([
    [of("document", "application-form"), "credit-contract"],
    [of("document", "hardship-form"), "credit-contract"],
    [of("document", "transfer-slip"), "loan-management"],
    [of("document", "other"), "loan-management"],
    [of("contract", "accept"), "credit-contract"],
    [of("contract", "disburse"), "loan-management"],
    [of("loan-fact", "repaid"), "loan-management"],
    [of("notice", "bill-opened"), "loan-management"],
  ] as const)("%j lies in %s", (thing, part) => {
    expect(archivePartOf(thing)).toBe(part);
  });

  test("is by day, keeps every line, and does not depend on how the facts came", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 20 }), (facts) => {
        const index = indexArchive(facts);
        expect(index).toHaveLength(facts.length);
        const days = index.map(({ on }) => on);
        expect(days).toEqual(days.toSorted());
        expect(indexArchive(facts.toReversed())).toEqual(index);
      }),
    );
  });

  test("names every kind of paper and keeps the code of a step that it doesn't know", () => {
    for (const kind of documentKinds) expect(archiveTitle(of("document", kind)).zh).not.toBe(kind);
    expect(archiveTitle(of("application", "approve")).zh).toBe("贷款申请：复核通过");
    expect(archiveTitle(of("change", "contact/apply")).zh).toBe("变更：联系方式变更生效");
    expect(archiveTitle(of("notice", "new-step")).zh).toBe("通知：new-step");
  });
});
