import type { FoundContract } from "@bursar/database/search";
import { formatYuan } from "@bursar/domain/money";

/** A contract as a file and a search list it. */
export function toContractInShort(contract: FoundContract) {
  return {
    id: contract.id,
    contractNo: contract.contractNo,
    academicYear: contract.academicYear,
    status: contract.status,
    principal: formatYuan(contract.principalFen),
    issuedOn: contract.issuedOn,
    signedOn: contract.signedOn,
    acceptedOn: contract.acceptedOn,
    receiptRecordedOn: contract.receiptRecordedOn,
    disbursedOn: contract.disbursedOn,
  };
}
