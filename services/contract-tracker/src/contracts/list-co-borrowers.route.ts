import { CoBorrowersBody, ContractParams } from "@bursar/api-schema/resources";
import { maskIdNumber, maskName, maskPhone } from "@bursar/domain/identity";
import { listCoBorrowers as list } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";

export const listCoBorrowers = defineRoute({
  method: "get",
  path: "/v1/contracts/:contractId/co-borrowers",
  summary: { zh: "共同借款人及责任起止", en: "Who is liable beside the borrower and from when" },
  permission: "contract.read",
  params: ContractParams,
  response: CoBorrowersBody,
  problems: ["contract.not-found"],
  handle: async ({ deps, context, params }) => ({
    coBorrowers: (await list(deps, { context, ...params })).map((person) => ({
      name: maskName(person.name),
      relation: person.relation,
      idNumber: maskIdNumber(person.idNumber),
      phone: maskPhone(person.phone),
      liableFrom: person.liableFrom,
      liableUntil: person.liableUntil,
      supplementNo: person.supplementNo,
    })),
  }),
});
