import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centreFigures, positionAt, prepareLoan } from "../loan/index.ts";
import type { ContractFigures } from "../loan/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { E9, exampleLoan } from "../testing/index.ts";
import { addPerson, contractFigures, cutsOf, cycleOf, emptySums, figuresOf } from "./index.ts";

const ON = "2027-01-31";
const unpaid = prepareLoan(exampleLoan(E9, { kind: "paid-through", on: "2026-12-19" }));
const settled = prepareLoan(exampleLoan(E9));

it("counts a cycle from 21 December to 20 December, at two cuts as they come", () => {
  const cycle = cycleOf(nationalPolicy(), 2026);
  expect(cycle).toEqual({ from: "2025-12-21", to: "2026-12-20" });
  const first = { cutOn: "2026-12-20" };
  const second = { cutOn: "2026-12-31" };
  expect(cutsOf(cycle, "2026-11-20")).toEqual([{ ...first, asOf: "2026-11-20", isFinal: false }]);
  expect(cutsOf(cycle, "2026-12-28")).toEqual([
    { ...first, asOf: "2026-12-20", isFinal: true },
    { ...second, asOf: "2026-12-28", isFinal: false },
  ]);
});

describe("a contract's figures", () => {
  it("are due and unpaid, and later old arrears", () => {
    const cycle = cycleOf(nationalPolicy(), 2026);
    const now = contractFigures(unpaid, "a", { cycle, asOf: "2026-12-20" });
    expect(now).toMatchObject({ dueFen: 85_898n, receivedFen: 0n, oldDueFen: 0n });
    const next = cycleOf(nationalPolicy(), 2027);
    const later = contractFigures(unpaid, "a", { cycle: next, asOf: ON });
    expect(later).toMatchObject({ receivedFen: 0n, oldDueFen: 85_898n, oldReceivedFen: 0n });
  });
});

it("sums person by person to what all contracts together give", () => {
  const positions = [positionAt(settled, ON), positionAt(unpaid, ON)];
  const contract = fc.record({
    dueFen: fc.bigInt({ min: 0n, max: 3n }),
    receivedFen: fc.bigInt({ min: 0n, max: 3n }),
    oldDueFen: fc.bigInt({ min: 0n, max: 3n }),
    oldReceivedFen: fc.constant(0n),
    position: fc.constantFrom(...positions),
  });
  fc.assert(
    fc.property(fc.array(fc.array(contract, { minLength: 1, maxLength: 4 })), (people) => {
      const sums = emptySums();
      const all: ContractFigures[] = [];
      for (const [index, contracts] of people.entries()) {
        const own = contracts.map((one) => ({ ...one, borrowerId: `b${index}` }));
        addPerson(sums, own);
        all.push(...own);
      }
      expect(figuresOf(sums, ON)).toEqual(centreFigures(all, ON));
    }),
  );
});
