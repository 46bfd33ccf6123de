import { expect, test } from "vitest";
import { decideKind } from "./decide-kind.ts";
import type { DocumentSubjectKind } from "./document.ts";
import { documentKindEntry, documentKinds } from "./document-kinds.ts";

const submitted: readonly (readonly [DocumentSubjectKind, string])[] = [
  ["application", "submitted"],
  ["application", "reviewed"],
  ["draft", "submitted"],
  ["change", "approved"],
  ["hardship", "decided"],
  ["borrower", ""],
  ["contract", "sent"],
  ["loan", ""],
];
const open: readonly (readonly [DocumentSubjectKind, string])[] = [
  ["draft", "draft"],
  ["pre-application", "draft"],
  ["application", "returned"],
  ["change", "returned"],
];
const retention = (kind: (typeof documentKinds)[number]) => documentKindEntry(kind).retention;
const pairs = documentKinds.flatMap((from) => documentKinds.map((to) => [from, to] as const));

test.each(submitted)("a document of a %s that is %j loses no time by its kind", (kind, status) => {
  for (const [from, to] of pairs) {
    const document = { removedAt: null, subjectKind: kind, kind: from };
    const isShorter = retention(to) === "working" && retention(from) !== "working";
    expect(decideKind({ document, subjectStatus: status, kind: to })).toMatchObject(
      isShorter ? { kind: "refused", code: "document.kind-fixed" } : { kind: "allowed" },
    );
  }
});

test.each(open)("a document of a %s that is %j may be of any kind", (subjectKind, status) => {
  for (const [from, to] of pairs) {
    const document = { removedAt: null, subjectKind, kind: from };
    expect(decideKind({ document, subjectStatus: status, kind: to })).toEqual({ kind: "allowed" });
  }
});

test("what is removed keeps its kind", () => {
  const removedAt = "2026-08-20T02:00:00Z";
  const document = { removedAt, subjectKind: "draft", kind: "other" } as const;
  const question = { document, subjectStatus: "draft", kind: "other" } as const;
  expect(decideKind(question)).toMatchObject({ code: "document.already-removed" });
});
