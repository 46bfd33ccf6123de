import { expect, it } from "vitest";
import { positionAt, prepareLoan, standardTerms } from "../loan/index.ts";
import { disbursedLoan } from "../testing/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { accounts, journalThrough } from "./index.ts";

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
  const prepared = prepareLoan(disbursedLoan(standardTerms(contract, nationalPolicy())));
  const days = { through: "2024-11-20", openedOn: null };
  expect(journalThrough(prepared, days)).toEqual([
    {
      debitAccount: "1101",
      creditAccount: "3001",
      amountFen: 1_600_000n,
      bearer: "borrower",
      entry: "disbursement",
      valueOn: "2024-11-20",
      factId: expect.any(String) as string,
    },
  ]);
  expect(positionAt(prepared, "2024-11-20").principalOutstandingFen).toBe(1_600_000n);
});
