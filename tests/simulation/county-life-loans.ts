import { newId, type Tx } from "@bursar/database/connection";
import { insertContract } from "@bursar/database/contracts";
import { plainDate, yearOf, type PlainDate } from "@bursar/domain/calendar";
import { standardTerms, type LoanTerms } from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";
import type { OpenedLoan } from "@bursar/servicing/loans";
import { insertPeople, insertRows } from "../harness/insert-portfolio.ts";
import { rosterRows } from "../harness/roster-files.ts";
import type { Draw } from "./county-life-draw.ts";

/** Of one household, ready to be opened on the day it is disbursed. */
export type ContractToOpen = Omit<OpenedLoan, "facts" | "openedOn">;

export interface Cohorts {
  readonly loans: number;
  /** First and last year of disbursement. */
  readonly years: readonly [number, number];
}

/** Borrowers with signed contracts of mixed cohorts, terms and day counts; no loan of them yet. */
export async function insertContracts(
  tx: Tx,
  { loans, years }: Cohorts,
  draw: Draw,
): Promise<ContractToOpen[]> {
  const roster = rosterRows();
  const rows = Array.from({ length: loans }, (_, index) => {
    const row = roster[index % roster.length];
    if (row === undefined) throw new Error("the roster is empty");
    return row;
  });
  const phones = rows.map((_, index) => `138${String(index).padStart(8, "0")}`);
  const borrowerIds = await insertPeople(tx, rows, phones);
  const applicationIds = await insertRows(tx, rows, borrowerIds);
  const opened: ContractToOpen[] = [];
  for (const [index, borrowerId] of borrowerIds.entries()) {
    const terms = termsOf(years, draw);
    const contractId = newId("con");
    const { principalFen, signedOn, disbursedOn } = terms;
    const contractNo = `3710832${yearOf(signedOn)}${String(index).padStart(6, "0")}`;
    await insertContract(tx, {
      id: contractId,
      contractNo,
      borrowerId,
      applicationId: applicationIds[index] ?? "",
      status: "disbursed",
      principalFen,
      signedOn,
      issuedOn: signedOn,
      disbursedOn,
    });
    opened.push({ id: newId("loan"), contractId, contractNo, borrowerId, terms });
  }
  return opened;
}

const DAY_COUNTS = ["ACT/360", "ACT/360", "ACT/360", "ACT/365F", "30/360", "ACT/ACT"] as const;

function termsOf([first, last]: readonly [number, number], draw: Draw): LoanTerms {
  const year = first + draw.below(last - first + 1);
  const contract = {
    principalFen: BigInt(1_000 + draw.below(24_000)) * 100n,
    signedOn: plainDate(year, 8, 20),
    disbursedOn: disbursementDay(year, draw),
    graduationYear: year + 1 + draw.below(5),
  };
  const terms = standardTerms(contract, nationalPolicy());
  const shorterBy = draw.chance(0.3) ? draw.below(8) : 0;
  return {
    ...terms,
    instalmentUnit: draw.chance(0.2) ? "fen" : "yuan",
    dayCount: DAY_COUNTS[draw.below(DAY_COUNTS.length)] ?? "ACT/360",
    maturesOn: plainDate(yearOf(terms.maturesOn) - shorterBy, 9, 20),
    ...(draw.chance(0.1) && { rateBasis: { fixedPpm: 45_000n } }),
  };
}

function disbursementDay(year: number, draw: Draw): PlainDate {
  return draw.chance(0.7)
    ? plainDate(year, 11, 10 + draw.below(15))
    : plainDate(year, 12, 15 + draw.below(10));
}
