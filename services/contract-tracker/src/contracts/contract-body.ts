import type { ContractBody } from "@bursar/api-schema/resources";
import type { Contract } from "@bursar/database/contracts";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toContractBody(contract: Contract): z.input<typeof ContractBody> {
  return {
    id: contract.id,
    contractNo: contract.contractNo,
    applicationId: contract.applicationId,
    borrowerName: maskName(contract.borrowerName),
    status: contract.status,
    principal: formatYuan(contract.principalFen),
    fees: formatYuan(contract.feesFen),
    issuedOn: contract.issuedOn,
    signedOn: contract.signedOn,
    acceptedOn: contract.acceptedOn,
    receiptCode: contract.receiptCode,
    receiptRecordedOn: contract.receiptRecordedOn,
    lenderApprovedOn: contract.lenderApprovedOn,
    disbursedOn: contract.disbursedOn,
    version: contract.version,
  };
}
