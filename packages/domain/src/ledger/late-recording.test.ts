import { expect, it } from "vitest";
import { positionAt, prepareLoan, standardTerms } from "../loan/index.ts";
import type { LoanFact } from "../loan/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { journalDiff, journalThrough, standingAt } from "./index.ts";

const policy = nationalPolicy();
const contract = {
  principalFen: 1_600_000n,
  signedOn: "2023-08-20",
  disbursedOn: "2023-11-20",
  graduationYear: 2027,
};
const terms = standardTerms(contract, policy);
const own: readonly LoanFact[] = [
  { kind: "disbursed", factId: "1", sequence: 1, on: "2023-11-20", amountFen: 1_600_000n },
  { kind: "paid-through", factId: "2", sequence: 2, on: "2023-11-20" },
];
/** Left school in October, filed before the due date, approved after it. */
const left: LoanFact = {
  kind: "school-left",
  factId: "3",
  sequence: 3,
  on: "2025-10-15",
  filedOn: "2025-12-18",
  recordedOn: "2025-12-22",
};
const before = prepareLoan({ terms, policy, facts: own });
const after = prepareLoan({ terms, policy, facts: [...own, left] });
const days = { through: "2025-12-22", openedOn: null };

it("a filing that is approved after a due date makes nothing of that day overdue (K27)", () => {
  expect(positionAt(after, "2025-12-21").daysPastDue).toBe(0);
  expect(positionAt(after, "2026-12-20").daysPastDue).toBe(0);
  expect(standingAt(after, "2025-12-20").nextEventOn).toBe("2025-12-22");
});

it("posts what it changes on the day of its recording, none of it before", () => {
  const diff = journalDiff(journalThrough(before, days), journalThrough(after, days));
  expect(diff.length).toBeGreaterThan(0);
  expect(new Set(diff.map(({ valueOn }) => valueOn))).toEqual(new Set(["2025-12-22"]));
});
