import { expect, test } from "vitest";
import { completeDraft } from "./complete-draft.ts";
import { changeDraft } from "./draft-content.ts";
import { prefillDraft, type KnownOfPerson } from "./prefill-draft.ts";

const on = "2025-08-20";
const blank: KnownOfPerson = {
  academicYear: "2025-2026",
  idNumber: { value: "371083200509037482", source: "typed" },
  hasEarlierLoan: false,
  on,
};
const known: KnownOfPerson = {
  ...blank,
  hasEarlierLoan: true,
  file: { on: "2024-08-20", fields: { name: "张三", phone: "13800000000", township: "城区" } },
};
const typed = (fields: Record<string, string>) =>
  changeDraft(prefillDraft(blank), { fields, source: "typed", on, version: 2 });

test("what is known fills what is empty, with its source and the new version", () => {
  const completed = completeDraft(typed({ name: "张山", phone: "" }), known, 3);
  expect(completed).toMatchObject({
    name: { value: "张山", source: "typed", version: 2 },
    phone: { value: "13800000000", source: "file", on: "2024-08-20", version: 3 },
    township: { value: "城区", source: "file", version: 3 },
    kind: { value: "renewal", source: "system", version: 3 },
    academicYear: { version: 1 },
  });
});

test("what somebody typed of kind stays", () => {
  const content = typed({ kind: "renewal" });
  const { kind } = completeDraft(content, { ...known, hasEarlierLoan: false }, 3);
  expect(kind).toMatchObject({ value: "renewal", source: "typed" });
});

test("what was filled in and taken out by somebody stays out", () => {
  const change = { fields: { phone: "" }, source: "typed", on, version: 2 } as const;
  const emptied = changeDraft(prefillDraft(known), change);
  expect(completeDraft(emptied, known, 3)).toEqual(emptied);
});

test("completing twice is completing once", () => {
  const once = completeDraft(typed({ name: "张山" }), known, 3);
  expect(completeDraft(once, known, 4)).toEqual(once);
});
