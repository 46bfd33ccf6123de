export type Party = "borrower" | "co-borrower" | "centre";

/** The order in which a contract is signed, and the step that each signature is. */
export const SIGNING_STEPS = [
  { party: "borrower", event: "sign-borrower" },
  { party: "co-borrower", event: "sign-co-borrower" },
  { party: "centre", event: "countersign" },
] as const satisfies readonly { party: Party; event: string }[];

export function signingEvent(party: Party): (typeof SIGNING_STEPS)[number]["event"] {
  const step = SIGNING_STEPS.find((one) => one.party === party);
  if (step === undefined) throw new Error(`nobody signs as ${party}`);
  return step.event;
}
