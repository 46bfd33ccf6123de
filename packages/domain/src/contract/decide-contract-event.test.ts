import { describe, expect, it } from "vitest";
import { decideContractEvent } from "./index.ts";
import type { ContractCommand, ContractFacts } from "./index.ts";

const contract: ContractFacts = {
  state: "sent",
  amountFen: 800_000n,
  lastOn: "2024-08-25",
  receiptCode: undefined,
  guardianConsent: "not-needed",
};
const paper = { medium: "paper", recordedBy: "maker", confirmedBy: "checker" } as const;
const decide = (facts: Partial<ContractFacts>, command: ContractCommand) =>
  decideContractEvent({ ...contract, ...facts }, command, "2024-11-20");

describe("an event of a contract", () => {
  it("moves it when everything is in order", () => {
    const command = { event: "sign-borrower", on: "2024-08-25", signature: paper } as const;
    expect(decide({}, command)).toEqual({ kind: "moved", state: "borrower-signed" });
  });

  it.each([
    ["2024-08-24", "contract.date-before-previous"],
    ["2024-11-21", "contract.date-in-future"],
  ])("on %s is refused with %s", (on, code) => {
    expect(decide({}, { event: "sign-borrower", on, signature: paper })).toMatchObject({ code });
  });

  it("is judged by the table before anything else", () => {
    const command = { event: "disburse", on: "2025-01-01", amountFen: 1n } as const;
    expect(decide({}, command)).toMatchObject({ code: "contract.out-of-order" });
  });
});

describe("signatures", () => {
  it.each([
    [{ medium: "paper", recordedBy: "maker" }, "signature.unconfirmed"],
    [{ medium: "paper", recordedBy: "maker", confirmedBy: "maker" }, "signature.same-person"],
  ] as const)("%o is refused with %s at every signing", (signature, code) => {
    const on = "2024-08-26";
    const signings = [
      ["sent", "sign-borrower"],
      ["borrower-signed", "sign-co-borrower"],
      ["co-borrower-signed", "countersign"],
    ] as const;
    for (const [state, event] of signings) {
      expect(decide({ state }, { event, on, signature })).toMatchObject({ kind: "refused", code });
      expect(decide({ state }, { event, on, signature: paper }).kind).toBe("moved");
    }
  });

  it("made remotely need no second person", () => {
    const signature = { medium: "remote", evidenceId: "evi_1" } as const;
    const decision = decide({}, { event: "sign-borrower", on: "2024-08-26", signature });
    expect(decision.kind).toBe("moved");
  });

  it("of a minor wait for the guardian", () => {
    const command = { event: "sign-borrower", on: "2024-08-26", signature: paper } as const;
    const code = "contract.guardian-consent-missing";
    expect(decide({ guardianConsent: "missing" }, command)).toMatchObject({ code });
    expect(decide({ guardianConsent: "given" }, command).kind).toBe("moved");
  });
});

describe("the university's receipt", () => {
  const accepted = { state: "accepted", receiptCode: "0AB2C3D4" } as const;
  const receipt = (receiptCode: string, on = "2024-09-30") =>
    decide(accepted, { event: "record-receipt", on, receiptCode, deadlineOn: "2024-10-10" });

  it.each(["0AB2C3D4", " 0ab2-c3d4 ", "０ＡＢ２Ｃ３Ｄ４"])("is taken with the code %j", (code) => {
    expect(receipt(code)).toEqual({ kind: "moved", state: "receipt-recorded" });
  });

  it.each(["AB2C3D4", "0AB2C3D5", ""])("is refused with the code %j", (code) => {
    expect(receipt(code)).toMatchObject({ code: "receipt.code-mismatch" });
  });

  it("is refused where the contract has no code", () => {
    const decision = decide(
      { state: "accepted" },
      { event: "record-receipt", on: "2024-09-30", receiptCode: "", deadlineOn: "2024-10-10" },
    );
    expect(decision).toMatchObject({ code: "receipt.code-mismatch" });
  });

  it("is taken on the last day and not after it", () => {
    expect(receipt("0AB2C3D4", "2024-10-10").kind).toBe("moved");
    expect(receipt("0AB2C3D4", "2024-10-11")).toMatchObject({ code: "receipt.deadline-passed" });
  });
});

describe("disbursement", () => {
  it.each([
    [800_000n, { kind: "moved", state: "disbursed" }],
    [800_001n, { code: "disbursement.over-contract" }],
    [799_999n, { code: "disbursement.under-contract" }],
    [0n, { code: "disbursement.under-contract" }],
  ])("of %s fen gives %o", (amountFen, expected) => {
    const command = { event: "disburse", on: "2024-11-20", amountFen } as const;
    expect(decide({ state: "lender-approved" }, command)).toMatchObject(expected);
  });
});
