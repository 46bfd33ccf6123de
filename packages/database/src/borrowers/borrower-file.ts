import { and, desc, eq } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import type { Tx } from "../connection/index.ts";
import type { RefreshConflict } from "./borrowers.ts";
import { refreshConflicts } from "./tables.ts";

/** An application as a borrower's file lists it. */
export interface FiledApplication {
  readonly id: string;
  readonly academicYear: string;
  readonly kind: "first" | "renewal";
  readonly status: string;
  readonly amountFen: bigint;
  readonly submittedOn: string;
}

/** A borrower's applications, the youngest first. */
export async function listFiledApplications(
  tx: Tx,
  borrowerId: string,
): Promise<FiledApplication[]> {
  return tx.orm
    .select({
      id: applications.id,
      academicYear: applications.academicYear,
      kind: applications.kind,
      status: applications.status,
      amountFen: applications.amountFen,
      submittedOn: applications.submittedOn,
    })
    .from(applications)
    .where(and(eq(applications.centreId, tx.centreId), eq(applications.borrowerId, borrowerId)))
    .orderBy(desc(applications.academicYear), desc(applications.id));
}

/** What monthly rosters say otherwise of this borrower and nobody has looked at yet. */
export async function listConflictsOfBorrower(
  tx: Tx,
  borrowerId: string,
): Promise<RefreshConflict[]> {
  return tx.orm
    .select()
    .from(refreshConflicts)
    .where(
      and(
        eq(refreshConflicts.centreId, tx.centreId),
        eq(refreshConflicts.borrowerId, borrowerId),
        eq(refreshConflicts.status, "open"),
      ),
    )
    .orderBy(refreshConflicts.createdAt, refreshConflicts.row);
}
