import { describe, expect, it } from "vitest";
import { contractStates, decideGuardianConsent } from "./index.ts";
import type { ConsentCommand, ConsentFacts } from "./index.ts";

const facts: ConsentFacts = { state: "sent", isMinor: true, recorded: undefined };
const record: ConsentCommand = {
  step: "record",
  givenOn: "2026-08-20",
  businessDate: "2026-08-20",
};
const confirm: ConsentCommand = { step: "confirm", actorId: "checker" };
const recorded = { recordedBy: "maker", isConfirmed: false };

describe("a guardian's consent (K31)", () => {
  it("is recorded by one and confirmed by another", () => {
    expect(decideGuardianConsent(facts, record)).toBeUndefined();
    expect(decideGuardianConsent({ ...facts, recorded }, record)).toBeUndefined();
    expect(decideGuardianConsent({ ...facts, recorded }, confirm)).toBeUndefined();
  });

  it.each<[Partial<ConsentFacts>, ConsentCommand, string]>([
    [{ isMinor: false }, record, "guardian-consent.not-needed"],
    [{ state: "borrower-signed" }, record, "guardian-consent.too-late"],
    [{}, { ...record, givenOn: "2026-08-21" }, "guardian-consent.date-in-future"],
    [{}, confirm, "guardian-consent.not-recorded"],
    [{ recorded }, { step: "confirm", actorId: "maker" }, "guardian-consent.same-person"],
    [
      { recorded: { ...recorded, isConfirmed: true } },
      record,
      "guardian-consent.already-confirmed",
    ],
  ])("%o, %o: %s", (change, command, code) => {
    expect(decideGuardianConsent({ ...facts, ...change }, command)?.code).toBe(code);
  });

  it("comes before the borrower signs, in every state", () => {
    const open = contractStates.filter(
      (state) => decideGuardianConsent({ ...facts, state }, record) === undefined,
    );
    expect(open).toEqual(["draft", "sent", "returned"]);
  });
});
