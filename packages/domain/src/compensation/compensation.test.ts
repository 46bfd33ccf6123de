import { describe, expect, it } from "vitest";
import { E4, exampleLoan, fenOf } from "../testing/index.ts";
import {
  compensationEvents,
  compensationStates,
  decideCompensation,
  nextCompensationState,
  planCompensation,
} from "./index.ts";
import type { CompensationState } from "./index.ts";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
            approve  reject    withdraw   reverse
entered     posted   rejected  withdrawn  .
posted      .        .         .          reversed
rejected    .        .         .          .
withdrawn   .        .         .          .
reversed    .        .         .          .
`;

describe("states of a compensation", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...compensationEvents]);
    expect(rows.map(([state]) => state)).toEqual([...compensationStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = compensationEvents.map(
      (event) => nextCompensationState(state as CompensationState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });

  it("is decided on by a second person", () => {
    const entry = { status: "entered", makerId: "maker" } as const;
    expect(decideCompensation(entry, "approve", "maker")).toMatchObject({
      code: "compensation.same-person",
    });
    expect(decideCompensation(entry, "approve", "checker")).toMatchObject({ status: "posted" });
    expect(decideCompensation(entry, "withdraw", "maker")).toMatchObject({ status: "withdrawn" });
  });
});

describe("what the state's money makes of a loan", () => {
  const given = { contractNo: "E4", loan: exampleLoan(E4) };
  const on = "2026-03-10";
  const plan = (yuan: string, use: "due" | "principal") =>
    planCompensation(given, { on, amountFen: fenOf(yuan), use }, on);

  it("pays the interest first and principal with the rest (E13)", () => {
    const planned = plan("5074.67", "principal");
    expect(planned).toMatchObject({
      kind: "planned",
      fact: { kind: "prepaid", principalFen: 500_000n, bearer: "compensation" },
    });
  });

  it("settles the loan when it is all that is owed, and takes no more", () => {
    expect(plan("12074.67", "principal")).toMatchObject({ fact: { principalFen: 1_200_000n } });
    expect(plan("12074.68", "principal")).toMatchObject({
      code: "compensation.more-than-owed",
      data: { owed: "12074.67" },
    });
  });

  it("is refused when it leaves nothing for principal", () => {
    expect(plan("74.67", "principal")).toMatchObject({
      code: "compensation.less-than-due",
      data: { due: "74.67" },
    });
  });
});
