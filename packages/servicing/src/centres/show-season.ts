import { countApplications, type StatusCounts } from "@bursar/database/applications";
import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { countContracts } from "@bursar/database/contracts";
import { sumDisbursed } from "@bursar/database/loans";
import type { Deps } from "../deps.ts";

/** How far one academic year's applications have come on their way to the money. */
export interface Season {
  readonly businessOn: string;
  readonly applications: StatusCounts;
  readonly contracts: StatusCounts;
  readonly loans: number;
  readonly disbursedFen: bigint;
}

export async function showSeason(
  deps: Deps,
  query: { context: ActionContext; academicYear: string },
): Promise<Season> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { loans, amountFen } = await sumDisbursed(tx, query.academicYear);
    return {
      businessOn: await businessDate(tx),
      applications: await countApplications(tx, query.academicYear),
      contracts: await countContracts(tx, query.academicYear),
      loans,
      disbursedFen: amountFen,
    };
  });
}
