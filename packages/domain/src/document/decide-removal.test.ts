import { expect, test } from "vitest";
import { applicationStates } from "../application/index.ts";
import { changeStates } from "../change/index.ts";
import { hardshipStates } from "../hardship/index.ts";
import { preApplicationStates } from "../pre-application/index.ts";
import { decideEdit, decideRemoval } from "./decide-removal.ts";
import type { DocumentSubjectKind } from "./document.ts";

const states: Readonly<Record<DocumentSubjectKind, readonly string[]>> = {
  draft: ["draft", "submitted", "withdrawn"],
  application: applicationStates,
  change: changeStates,
  hardship: hardshipStates,
  "pre-application": preApplicationStates,
  borrower: [""],
  contract: ["draft", "sent", "disbursed"],
  loan: [""],
};

const open = new Set([
  "draft draft",
  "pre-application draft",
  "application returned",
  "change draft",
  "change returned",
]);

const cells = Object.entries(states).flatMap(([kind, each]) =>
  each.map((state) => [kind as DocumentSubjectKind, state] as const),
);

test.each(cells)("a document of a %s that is %j is removable or not", (subjectKind, state) => {
  const decision = decideRemoval({ removedAt: null, subjectKind }, state);
  expect(decision).toMatchObject(
    open.has(`${subjectKind} ${state}`)
      ? { kind: "allowed" }
      : { kind: "refused", code: "document.after-submission" },
  );
});

test("what is removed is neither removed again nor changed", () => {
  const removed = { removedAt: "2026-08-20T02:00:00Z", subjectKind: "draft" } as const;
  expect(decideRemoval(removed, "draft")).toMatchObject({ code: "document.already-removed" });
  expect(decideEdit(removed)).toMatchObject({ code: "document.already-removed" });
  expect(decideEdit({ removedAt: null })).toEqual({ kind: "allowed" });
});
