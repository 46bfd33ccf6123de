import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nationalPolicy } from "../policy/index.ts";
import {
  claimEvents,
  claimLines,
  claimStates,
  decideClaim,
  nextClaimState,
  payersOf,
  riskFund,
  splitBetween,
} from "./index.ts";
import type { ClaimState } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
            approve    submit     pay   withdraw
prepared    approved   .          .     withdrawn
approved    .          submitted  .     withdrawn
submitted   .          .          paid  .
paid        .          .          .     .
withdrawn   .          .          .     .
`;

describe("claim states", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...claimEvents]);
    expect(rows.map(([state]) => state)).toEqual([...claimStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = claimEvents.map((event) => nextClaimState(state as ClaimState, event) ?? ".");
    expect(reached).toEqual(cells);
  });
});

it.each([
  ["checker", "central", "a", undefined],
  ["maker", "central", "a", "claim.same-person"],
  ["checker", "unknown", "a", "claim.payer-unknown"],
  ["checker", "central", "b", "claim.content-changed"],
] as const)("the %s approves a claim on %s shown as %s: %s", (actorId, payer, shownHash, code) => {
  const claim = { status: "prepared", payer, preparedBy: "maker", contentHash: "a" } as const;
  const decision = decideClaim(claim, { event: "approve", actorId, shownHash });
  expect(decision.kind === "refused" ? decision.code : undefined).toBe(code);
});

describe("who pays (rulebook 2.5)", () => {
  const places = { provinceNames: ["山东省", "江苏省"], prefectureNames: ["威海市"] };
  const centre = { provinceCode: "37", places };

  it.each([
    ["教育部", "37", "central"],
    ["教育部", "11", "central"],
    ["江苏省", "32", "central"],
    [undefined, "32", "central"],
    ["山东省教育厅", "37", "province"],
    ["威海市", "37", "prefecture"],
    [undefined, "37", "unknown"],
    ["山东省", undefined, "unknown"],
    ["某集团", "37", "unknown"],
  ])("%s in %s: %s", (department, provinceCode, payer) => {
    const on = { policy: nationalPolicy(), on: "2026-12-20" };
    expect(payersOf({ department, provinceCode }, centre, on)).toEqual([
      { payer, sharePpm: 1_000_000 },
    ]);
  });
});

const shares = fc.integer({ min: 0, max: 1_000_000 }).map((central) => [
  { payer: "central" as const, sharePpm: central },
  { payer: "province" as const, sharePpm: 1_000_000 - central },
]);
const amount = fc.bigInt({ min: -10_000_000n, max: 10_000_000n });

describe("what is left to claim", () => {
  it("is split without losing a fen", () => {
    fc.assert(
      fc.property(amount, shares, (fen, payers) => {
        const parts = splitBetween(fen, payers);
        expect(parts.reduce((sum, { partFen }) => sum + partFen, 0n)).toBe(fen);
      }),
    );
  });

  it("is, after any change, what makes all claims together the settlement (K8, K27)", () => {
    fc.assert(
      fc.property(amount, amount, shares, shares, (first, second, payers, others) => {
        const before = claimLines(first, payers, []);
        const earlier = before.map((line) => ({ ...line, claimedFen: line.amountFen }));
        const after = claimLines(second, others, earlier);
        const claimed = [...before, ...after].reduce((sum, { amountFen }) => sum + amountFen, 0n);
        expect(claimed).toBe(second);
      }),
    );
  });

  it("is nothing once it is claimed, and less than nothing when too much was", () => {
    const all = [{ payer: "central" as const, sharePpm: 1_000_000 }];
    const claimed = [
      { ...all[0], payer: "central" as const, sharePpm: 1_000_000, claimedFen: 500n },
    ];
    expect(claimLines(500n, all, claimed)).toEqual([]);
    expect(claimLines(120n, all, claimed)).toMatchObject([{ amountFen: -380n }]);
  });
});

it.each([
  [2014, "2014-11-20", 400_000n, "15", 1_500_000n, undefined, 0n],
  [2016, "2016-11-20", 2_500_000n, "15", 1_500_000n, 500_000n, 500_000n],
  [2022, "2022-11-20", 700_000n, "5", 500_000n, 200_000n, 0n],
])("the fund of %i (rulebook 5.6)", (year, on, lossFen, _pct, fundFen, lender, county) => {
  const disbursed = [{ on, loans: 1, amountFen: 10_000_000n }];
  const fund = riskFund(nationalPolicy(), { year, disbursed, lossFen });
  expect(fund).toMatchObject({ fundFen, lossFen });
  expect(fund.surplusFen - fund.shortfallFen).toBe(fundFen - lossFen);
  if (lender !== undefined) expect(fund.bearers).toEqual({ lenderFen: lender, countyFen: county });
});
