import { expect, it } from "vitest";
import { foldLoan } from "../loan/index.ts";
import { disbursedLoan } from "../testing/index.ts";
import { standardTerms } from "../loan/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { accounts, disbursementTransfers } from "./index.ts";

it("names each account once, in both languages", () => {
  expect(new Set(accounts.map(({ code }) => code)).size).toBe(20);
  expect(new Set(accounts.map(({ zh }) => zh)).size).toBe(20);
});

it("posts a disbursement so that the books hold what the fold calls outstanding", () => {
  const contract = {
    principalFen: 1_600_000n,
    signedOn: "2024-08-31",
    disbursedOn: "2024-11-20",
    graduationYear: 2028,
  };
  const loan = disbursedLoan(standardTerms(contract, nationalPolicy()));
  const transfers = loan.facts.flatMap((fact) =>
    fact.kind === "disbursed" ? disbursementTransfers(fact) : [],
  );
  expect(transfers).toEqual([
    {
      debitAccount: "1101",
      creditAccount: "3001",
      amountFen: 1_600_000n,
      bearer: "borrower",
      valueOn: "2024-11-20",
    },
  ]);
  expect(foldLoan(loan, "2024-11-20").position.principalOutstandingFen).toBe(1_600_000n);
});

it("refuses to post nothing or less", () => {
  expect(() => disbursementTransfers({ on: "2024-11-20", amountFen: 0n })).toThrow(RangeError);
});
