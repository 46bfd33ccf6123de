import { describe, expect, it } from "vitest";
import { foldLoan, standardTerms } from "../loan/index.ts";
import { nationalPolicy, nationalPolicyRows, type PolicyRow } from "../policy/index.ts";
import { disbursedLoan } from "../testing/index.ts";
import {
  checkProposal,
  decideProposalStep,
  effectFigures,
  effectSpans,
  loanEffect,
  lprRow,
  nextProposalState,
  noEffect,
  proposalEvents,
  proposalStates,
  refoldFrom,
  refuseBacktest,
  summarise,
  waiverRow,
  type ProposalState,
} from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
             approve    activate   turn-down    withdraw
proposed     approved   .          turned-down  withdrawn
approved     approved   activated  turned-down  withdrawn
activated    .          .          .            .
turned-down  .          .          .            .
withdrawn    .          .          .            .
`;

describe("the states of a proposal", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...proposalEvents]);
    expect(rows.map(([state]) => state)).toEqual([...proposalStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = proposalEvents.map(
      (event) => nextProposalState(state as ProposalState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });

  it.each([
    ["approve", "maker", "h", "policy-proposal.same-person"],
    ["turn-down", "maker", "h", "policy-proposal.same-person"],
    ["withdraw", "checker", "h", "policy-proposal.same-person"],
    ["approve", "checker", "other", "policy-proposal.other-rows"],
    ["activate", "maker", "h", "policy-proposal.wrong-state"],
  ] as const)("%s by the %s with hash %s: %s", (event, actorId, shownHash, code) => {
    const proposal = { status: "proposed", makerId: "maker", hash: "h" } as const;
    const decided = decideProposalStep(proposal, { event, actorId, shownHash });
    expect(decided).toMatchObject({ kind: "refused", code });
  });
});

it.each([
  ["running", "s", 0, "policy-backtest.unfinished"],
  ["stale", "s", 0, "policy-backtest.stale"],
  ["done", "older", 0, "policy-backtest.stale"],
  ["done", "s", 2, "policy-backtest.failed-loans"],
  ["done", "s", 0, undefined],
] as const)(
  "a back-test that is %s of policy %s with %i failures: %s",
  (status, stamp, failed, code) => {
    const backtest = { status, proposalHash: "h", policyStamp: stamp, failed };
    const refusal = refuseBacktest(backtest, { proposalHash: "h", policyStamp: "s" });
    expect(refusal?.code).toBe(code);
  },
);

describe("rows that are proposed", () => {
  const refused = (...rows: PolicyRow[]) => {
    const checked = checkProposal(nationalPolicyRows, rows);
    return checked.kind === "refused" ? [checked.code, checked.pointer] : "accepted";
  };
  const lpr = lprRow("3.45", "2026-12-21", "公布");

  it.each<[string, PolicyRow, string, string]>([
    ["a value", { ...lpr, value: 3.45 }, "policy.invalid-row", "/rows/1/value"],
    [
      "a day",
      { ...lpr, effectiveFrom: "2026-02-30" },
      "policy.invalid-row",
      "/rows/1/effectiveFrom",
    ],
    ["a kind", { ...lpr, kind: "lpr-6y" }, "policy.unknown-row", "/rows/1/kind"],
    ["a key", { ...lpr, key: "x" }, "policy.unknown-row", "/rows/1/kind"],
    [
      "the end of a cycle",
      { ...relief(), value: { ...Object(relief().value), cycleTo: "2020-01-01" } },
      "policy.invalid-row",
      "/rows/1/value/cycleTo",
    ],
  ])("are refused with a pointer for %s that is wrong", (_what, row, code, pointer) => {
    expect(refused(lprRow("3.40", "2027-01-20", "公布"), row)).toEqual([code, pointer]);
  });

  it("are refused twice over, and where they say what stands", () => {
    expect(refused(lpr, lpr)).toEqual(["policy.duplicate-row", "/rows/0"]);
    const standing = nationalPolicyRows.find(({ kind }) => kind === "relief") ?? lpr;
    const { value, ...rest } = standing;
    const reordered = Object.fromEntries(Object.entries(Object(value)).toReversed());
    expect(refused({ ...rest, value: reordered })).toEqual([
      "policy-proposal.no-change",
      "/rows/0",
    ]);
  });

  it("take the place of the row of their kind, key and day, and say which", () => {
    const corrected = lprRow("3.55", "2026-04-20", "更正");
    const checked = checkProposal(nationalPolicyRows, [corrected]);
    if (checked.kind === "refused") return expect.fail(checked.en);
    expect(checked.corrects).toMatchObject([{ value: "3.50" }]);
    expect(checked.policy.lpr5y.at(-1)?.value).toBe(35_500n);
    expect(checked.policy.lpr5y).toHaveLength(nationalPolicy().lpr5y.length);
  });

  it("ask for posted figures again from their first day, unless it is still to come", () => {
    expect(refoldFrom([lpr], "2026-11-20")).toBeUndefined();
    expect(refoldFrom([lpr, relief()], "2026-11-20")).toBe("2025-12-21");
    expect(refoldFrom([{ ...lpr, kind: "loan-cap" }], "2027-01-01")).toBeUndefined();
  });
});

function relief(): PolicyRow {
  const row = waiverRow(nationalPolicy(), 2026, "财教〔2026〕1号");
  return row ?? expect.fail("no year has terms to go by");
}

describe("the effect on a loan", () => {
  const contract = {
    principalFen: 1_600_000n,
    signedOn: "2021-08-31",
    disbursedOn: "2021-11-20",
    graduationYear: 2025,
  };
  const policy = nationalPolicy();
  const loan = disbursedLoan(standardTerms(contract, policy));
  const on = "2026-11-20";
  const at = { on, spans: effectSpans(policy, on) };
  const under = (...rows: PolicyRow[]) => {
    const checked = checkProposal(nationalPolicyRows, rows);
    return checked.kind === "accepted" ? checked.policy : expect.fail(checked.en);
  };
  const effectOf = (...rows: PolicyRow[]) =>
    loanEffect(effectFigures(loan, at), effectFigures({ ...loan, policy: under(...rows) }, at));

  it("sums the cycles of the day and of the next year", () => {
    expect(at.spans).toMatchObject({
      current: { from: "2025-12-21", to: "2026-12-20" },
      next: { from: "2026-12-21", to: "2027-12-20" },
    });
    expect(effectSpans(policy, "2026-12-20").current.to).toBe("2026-12-20");
    expect(effectSpans(policy, "2026-12-21").current.to).toBe("2027-12-20");
  });

  it("of a waiver year is its borrower's interest, gross figures unmoved", () => {
    const { before, after, deltaFen } = effectOf(relief());
    expect(after.currentBorne).toBe(before.currentBorne);
    expect(after.currentWaived).toBe(before.currentBorne);
    expect(deltaFen).toBe(-before.currentBorne);
    expect(after.nextBorne).toBe(before.nextBorne);
  });

  it("of a new LPR begins with the cycle after its repricing", () => {
    const { before, after, isChanged, deltaFen } = effectOf(lprRow("3.00", "2026-12-21", "公布"));
    expect(after.currentPayable).toBe(before.currentPayable);
    expect(deltaFen).toBe(after.nextPayable - before.nextPayable);
    expect(deltaFen).toBeLessThan(0n);
    expect(isChanged).toBe(true);
  });

  it("is what the fold says of the same loan under the same rows", () => {
    const rows = foldLoan({ ...loan, policy: under(relief()) }, on).rows;
    const waived = rows.reduce((sum, row) => sum + row.interestWaivedFen, 0n);
    expect(effectOf(relief()).after.lifetimeWaived).toBe(waived);
  });

  it("adds up, part by part or at once", () => {
    const effect = effectOf(relief());
    const judged = [
      { contractNo: "1", effect },
      { contractNo: "2", cause: "policy.not-in-force" },
      { contractNo: "3", unreadable: true },
      { contractNo: "4", effect: effectOf(lprRow("3.00", "2026-12-21", "公布")) },
    ] as const;
    const once = summarise(noEffect(), judged);
    const [first, ...others] = judged;
    expect(summarise(summarise(noEffect(), [first]), others)).toEqual(once);
    expect(once).toMatchObject({ loans: 4, changed: 2, failed: 1, unreadable: 1 });
    expect(once.figures.currentWaived.after).toBe(effect.after.currentWaived);
    expect(once.histogram.reduce((sum, loans) => sum + loans, 0)).toBe(2);
    expect(once.movers[0]).toEqual({ contractNo: "1", deltaFen: effect.deltaFen });
  });
});
