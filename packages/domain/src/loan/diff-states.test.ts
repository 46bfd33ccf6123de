import { expect, it } from "vitest";
import { E9, exampleLoan, fenOf, withFacts } from "../testing/index.ts";
import { diffStates, diffText, foldLoan } from "./index.ts";

const e9 = exampleLoan(E9, { kind: "paid-through", on: "2026-12-19" });
const paid = withFacts(e9, { kind: "repaid", on: "2026-12-20", amountFen: fenOf("858.98") });

it("a payment that bounced: what changed, by how much, why", () => {
  const bounced = withFacts(paid, { kind: "reversed", on: "2027-01-05", reversesFactId: "fact_3" });
  const diff = diffStates(foldLoan(paid, "2027-01-10"), foldLoan(bounced, "2027-01-10"));
  expect(diff.classification).toEqual({ before: "normal", after: "attention" });
  expect(diff.daysPastDue).toEqual({ before: 0, after: 21 });
  expect(`\n${diffText(diff, "zh")}\n`).toMatchInlineSnapshot(`
    "
    冲正：2026-12-20 还款 ¥858.98
    未还本金 4,900.00 → 5,600.00（+700.00）
    逾期本金 0.00 → 700.00（+700.00）
    逾期利息 0.00 → 158.98（+158.98）
    罚息 0.00 → 1.49（+1.49）
    还清逾期需还 0.00 → 860.47（+860.47）
    全部结清需还 4,908.00 → 5,768.47（+860.47）
    "
  `);
  expect(diffText(diff, "en")).toContain("taken back: 2026-12-20 repayment of ¥858.98");
});

it("a deferral moves principal between two bills and nothing else of the principal", () => {
  const deferred = withFacts(e9, { kind: "principal-deferred", on: "2024-11-20", year: 2024 });
  const { amounts, causes } = diffStates(
    foldLoan(e9, "2024-12-01"),
    foldLoan(deferred, "2024-12-01"),
  );
  expect(causes.map(({ change, fact }) => [change, fact.kind])).toEqual([
    ["added", "principal-deferred"],
  ]);
  const moved = amounts.filter(({ field }) => field === "principalDueFen");
  expect(moved.map(({ dueOn, changeFen }) => [dueOn, changeFen])).toEqual([
    ["2024-12-20", -70_000n],
    ["2025-12-20", 70_000n],
  ]);
});

it("the same facts make no difference", () => {
  const diff = diffStates(foldLoan(paid, "2027-01-10"), foldLoan(paid, "2027-01-10"));
  expect(diff).toEqual({ causes: [], amounts: [] });
});
