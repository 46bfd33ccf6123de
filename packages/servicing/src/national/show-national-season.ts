import type { Database } from "@bursar/database/connection";
import { seasonByCentre, type CentreSeason } from "@bursar/database/national";

/** A pool of the login that reads figures across centres. */
export interface NationalDeps {
  readonly national: Database;
}

/** One academic year in all centres, and their sum. */
export interface NationalSeason {
  readonly academicYear: string;
  readonly centres: readonly CentreSeason[];
  readonly total: Omit<CentreSeason, "centreId" | "name" | "divisionCode">;
}

/** What the national office publishes of a year (rulebook 5.9): counts and sums, no person. */
export async function showNationalSeason(
  deps: NationalDeps,
  query: { academicYear: string },
): Promise<NationalSeason> {
  const centres = await seasonByCentre(deps.national, query.academicYear);
  const count = (name: "applications" | "firstLoans" | "renewals" | "reviewed" | "contracts") =>
    centres.reduce((sum, centre) => sum + centre[name], 0);
  const fen = (name: "appliedFen" | "disbursedFen") =>
    centres.reduce((sum, centre) => sum + centre[name], 0n);
  return {
    academicYear: query.academicYear,
    centres,
    total: {
      applications: count("applications"),
      appliedFen: fen("appliedFen"),
      firstLoans: count("firstLoans"),
      renewals: count("renewals"),
      reviewed: count("reviewed"),
      contracts: count("contracts"),
      disbursed: centres.reduce((sum, centre) => sum + centre.disbursed, 0),
      disbursedFen: fen("disbursedFen"),
    },
  };
}
