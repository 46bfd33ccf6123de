import { SearchAnswerBody, SearchBody } from "@bursar/api-schema/resources";
import type { FoundContract } from "@bursar/database/search";
import { contractStateNames, contractStates } from "@bursar/domain/contract";
import { maskName } from "@bursar/domain/identity";
import { searchProbeNames } from "@bursar/domain/search";
import { searchFile, type FoundPerson } from "@bursar/servicing/search";
import { toContractInShort } from "../borrowers/contract-in-short.ts";
import { toMaskedPerson } from "../borrowers/masked-person.ts";
import { defineRoute } from "../define-route.ts";

/** A POST, because a text that may be an ID number must stand in no address and no log. */
export const searchBorrowers = defineRoute({
  method: "post",
  path: "/v1/borrowers/search",
  summary: { zh: "搜索人和合同", en: "Find people and contracts by whatever is at hand" },
  permission: "borrower.read",
  body: SearchBody,
  response: SearchAnswerBody,
  handle: async ({ deps, context, body }) => {
    const answer = await searchFile(deps, { context, ...body });
    return {
      searched: answer.searched.map((kind) => ({ kind, ...searchProbeNames[kind] })),
      people: answer.people.map(toFoundPerson),
      contracts: answer.contracts.map(toFoundContract),
      hasMore: answer.hasMore,
    };
  },
});

function toFoundPerson(found: FoundPerson) {
  const { isExact, isUnsettled, isCurrent, isByCoBorrower } = found;
  return {
    ...toMaskedPerson(found.borrower),
    isExact,
    isUnsettled,
    isCurrent,
    isByCoBorrower,
  };
}

function toFoundContract(contract: FoundContract) {
  const state = contractStates.find((known) => known === contract.status);
  return {
    ...toContractInShort(contract),
    borrowerId: contract.borrowerId,
    borrowerName: maskName(contract.borrowerName),
    statusName:
      state === undefined
        ? { zh: contract.status, en: contract.status }
        : contractStateNames[state],
  };
}
