import { expect, it } from "vitest";
import { E9, exampleLoan } from "../testing/index.ts";
import { centreFigures, positionAt, prepareLoan, ratio } from "./index.ts";
import type { ContractFigures } from "./index.ts";

it.each([
  [429_858_800n, 475_744_900n, "90.35"],
  [1_503n, 1_558n, "96.47"],
  [0n, 5n, "0.00"],
  [5n, 5n, "100.00"],
  [0n, 0n, undefined],
])("%s of %s is %s per cent (P14)", (part, whole, percent) => {
  expect(ratio(part, whole).percent).toBe(percent);
});

it("counts money, contracts and persons of a cycle, and who is how late (rulebook 6.4)", () => {
  const on = "2027-01-31";
  const unpaid = prepareLoan(exampleLoan(E9, { kind: "paid-through", on: "2026-12-19" }));
  const settled = prepareLoan(exampleLoan(E9));
  const due = { dueFen: 85_898n, oldDueFen: 0n, oldReceivedFen: 0n };
  const contracts: ContractFigures[] = [
    { ...due, borrowerId: "a", receivedFen: 85_898n, position: positionAt(settled, on) },
    { ...due, borrowerId: "a", receivedFen: 0n, position: positionAt(unpaid, on) },
    { ...due, borrowerId: "b", receivedFen: 85_898n, position: positionAt(settled, on) },
    { ...due, borrowerId: "c", dueFen: 0n, receivedFen: 0n, position: positionAt(settled, on) },
  ];
  const figures = centreFigures(contracts, on);
  expect(figures.recovery.current.percent).toBe("66.67");
  expect(figures.contracts).toMatchObject({ part: 2n, whole: 3n });
  expect(figures.persons).toMatchObject({ part: 1n, whole: 2n });
  expect(figures.buckets.map(({ contracts: count }) => count)).toEqual([3, 0, 1, 0, 0, 0, 0, 0]);
  expect(figures.buckets[2]?.overdueFen).toBe(85_898n);
  expect(figures.interestOnlyOverdue).toBe(0);
});
