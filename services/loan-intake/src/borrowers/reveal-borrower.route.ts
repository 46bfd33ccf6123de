import {
  BorrowerParams,
  RevealBorrowerBody,
  RevealedBorrowerBody,
} from "@bursar/api-schema/resources";
import { revealBorrower as reveal } from "@bursar/servicing/borrowers";
import { defineRoute } from "../define-route.ts";

// Not idempotent, on purpose: the answer to a key is stored, and this one is personal data.
export const revealBorrower = defineRoute({
  method: "post",
  path: "/v1/borrowers/:borrowerId/reveal",
  summary: { zh: "查看个人信息明文", en: "Show a borrower's personal data in clear" },
  permission: "borrower.reveal",
  params: BorrowerParams,
  body: RevealBorrowerBody,
  response: RevealedBorrowerBody,
  problems: [
    "borrower.not-found",
    "reveal.trivial-reason",
    "reveal.number-in-reason",
    "reveal.too-many",
  ],
  handle: async ({ deps, context, params, body }) => {
    const { values, ...revealed } = await reveal(deps, { context, ...params, ...body });
    const { accounts, ...rest } = values;
    return {
      ...revealed,
      values: {
        ...rest,
        ...(accounts !== undefined && {
          accounts: accounts.map(({ contractId, method, account, bankName }) => ({
            contractId,
            method,
            account,
            bankName,
          })),
        }),
      },
    };
  },
});
