import { BorrowerBody, BorrowerParams } from "@bursar/api-schema/resources";
import { formatYuan } from "@bursar/domain/money";
import {
  showBorrower as show,
  type BorrowerFile,
  type FiledLoan,
} from "@bursar/servicing/borrowers";
import type { z } from "zod";
import { defineRoute } from "../define-route.ts";
import { toContractInShort } from "./contract-in-short.ts";
import { toMaskedPerson } from "./masked-person.ts";

export const showBorrower = defineRoute({
  method: "get",
  path: "/v1/borrowers/:borrowerId",
  summary: { zh: "借款学生档案", en: "Show a borrower's file" },
  permission: "borrower.read",
  params: BorrowerParams,
  response: BorrowerBody,
  problems: ["borrower.not-found"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params }) =>
    toBorrowerBody(await show(deps, { context, ...params })),
});

function toBorrowerBody(file: BorrowerFile): z.input<typeof BorrowerBody> {
  const { borrower } = file;
  return {
    ...toMaskedPerson(borrower),
    loanState: file.loanState,
    sex: borrower.sex,
    ethnicity: borrower.ethnicity,
    universityName: file.universityName,
    phoneState: {
      source: borrower.phoneSource,
      since: borrower.phoneSince,
      confirmedOn: borrower.phoneConfirmedOn,
    },
    applications: file.applications.map(({ amountFen, ...application }) => ({
      ...application,
      amount: formatYuan(amountFen),
    })),
    contracts: file.contracts.map(toContractInShort),
    loans: file.loans.map(toLoanInShort),
    openConflicts: file.openConflicts.map(({ importId, fields }) => ({ importId, fields })),
  };
}

function toLoanInShort({ loan, figures }: FiledLoan) {
  const { nextBill } = figures ?? {};
  return {
    contractNo: loan.contractNo,
    principal: formatYuan(loan.principalFen),
    principalOutstanding: figures === undefined ? null : formatYuan(figures.outstandingFen),
    disbursedOn: loan.disbursedOn,
    maturesOn: loan.maturesOn,
    nextDueOn: nextBill?.dueOn ?? null,
    nextPayable: nextBill === undefined ? null : formatYuan(nextBill.payableFen),
  };
}
