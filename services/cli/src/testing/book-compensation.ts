import type { Database } from "@bursar/database/connection";
import { approveCompensation, enterCompensation } from "@bursar/servicing/compensations";
import { contextOf } from "./disburse-loan.ts";

/** Books 5,312.67 yuan that the state has paid for a loan on 2026-11-20. @returns its id */
export async function bookCompensation(
  database: Database,
  { centreId, contractNo }: { readonly centreId: string; readonly contractNo: string },
): Promise<string> {
  const deps = { db: database };
  const { id, version } = await enterCompensation(deps, {
    context: contextOf("usr_maker", centreId),
    contractNo,
    scheme: "military-service",
    documentNo: "鲁教财〔2026〕5号",
    amountFen: 5_312_67n,
    on: "2026-11-20",
    use: "principal",
  });
  await approveCompensation(deps, {
    context: contextOf("usr_checker", centreId),
    compensationId: id,
    version: String(version),
  });
  return id;
}
