import { describe, expect, it } from "vitest";
import {
  contractEventNames,
  contractEvents,
  contractStateNames,
  contractStates,
  contractTransitions,
  isFinalState,
  nextContractState,
} from "./index.ts";
import type { ContractState } from "./index.ts";

// Rows are states, columns events in the order of the list. A state is named by its letter;
// "." out of order, "=" already done, "x" closed.
const LETTERS: Readonly<Record<ContractState, string>> = {
  draft: "D",
  sent: "S",
  "borrower-signed": "B",
  "co-borrower-signed": "C",
  countersigned: "N",
  accepted: "A",
  "receipt-recorded": "R",
  "lender-approved": "L",
  disbursed: "P",
  returned: "T",
  declined: "F",
  voided: "V",
  expired: "E",
  replaced: "Y",
};
const TABLE = `
                     send signB signC ctr  acc  rcpt appr disb  retn decl void expi repl rais
draft                S    .     .     .    .    .    .    .     .    .    V    .    .    .
sent                 =    B     .     .    .    .    .    .     T    F    V    E    Y    S
borrower-signed      =    =     C     .    .    .    .    .     T    F    V    E    Y    .
co-borrower-signed   =    =     =     N    .    .    .    .     T    .    V    E    Y    .
countersigned        =    =     =     =    A    .    .    .     .    .    V    .    Y    N
accepted             =    =     =     =    =    R    .    .     .    .    V    E    Y    A
receipt-recorded     =    =     =     =    =    =    L    .     .    F    V    .    Y    R
lender-approved      =    =     =     =    =    =    =    P     .    .    V    .    .    R
disbursed            =    =     =     =    =    =    =    =     x    x    x    x    x    x
returned             S    .     .     .    .    .    .    .     .    .    V    E    Y    .
declined             x    x     x     x    x    x    x    x     x    x    x    x    x    x
voided               x    x     x     x    x    x    x    x     x    x    x    x    x    x
expired              x    x     x     x    x    x    x    x     x    x    x    x    x    x
replaced             x    x     x     x    x    x    x    x     x    x    x    x    x    x
`;
const SIGNS = {
  "contract.out-of-order": ".",
  "contract.already-done": "=",
  "contract.closed": "x",
} as const;

describe("contract states", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toHaveLength(contractEvents.length);
    expect(rows.map(([state]) => state)).toEqual([...contractStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = contractEvents.map((event) => {
      const next = nextContractState(state as ContractState, event);
      return next.kind === "moved" ? LETTERS[next.state] : SIGNS[next.code];
    });
    expect(reached).toEqual(cells);
  });

  it("has one outcome for a state and an event", () => {
    const keys = contractTransitions.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(contractTransitions.every(({ clause }) => /^\d/.test(clause))).toBe(true);
  });

  it("ends in money or in one of four other ways", () => {
    const final = contractStates.filter(isFinalState);
    expect(final).toEqual(["disbursed", "declined", "voided", "expired", "replaced"]);
  });

  it("says what is next when a step comes too early", () => {
    expect(nextContractState("sent", "disburse")).toMatchObject({
      zh: "合同现在是“待签”，不能办“放款”：下一步是“借款学生签字”。",
    });
  });

  it("has words for every state and event", () => {
    expect(contractStates.every((state) => contractStateNames[state].zh !== "")).toBe(true);
    expect(contractEvents.every((event) => contractEventNames[event].zh !== "")).toBe(true);
  });
});
