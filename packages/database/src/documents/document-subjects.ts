import { and, eq } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { applicationDrafts, applications } from "../applications/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import { changeRequests } from "../changes/tables.ts";
import { contracts } from "../contracts/tables.ts";
import { hardshipRecognitions } from "../hardship/tables.ts";
import { loans } from "../loans/tables.ts";
import { preApplications } from "../pre-applications/tables.ts";
import type { DocumentSubject } from "./documents.ts";

/** What a document may be handed in for, as far as documents ask. */
export interface FoundSubject {
  readonly borrowerId: string | null;
  /** The subject's own state; `""` for what has none. */
  readonly status: string;
}

/** The subject, or undefined when this centre has none with that id. */
export async function findDocumentSubject(
  tx: Tx,
  subject: DocumentSubject,
): Promise<FoundSubject | undefined> {
  const [found] = await rowsOf(tx, subject);
  return found && { borrowerId: null, status: "", ...found };
}

type Rows = Promise<Partial<FoundSubject>[]>;

/** One statement a kind, each by the table's own key. */
function rowsOf(tx: Tx, { kind, id }: DocumentSubject): Rows {
  switch (kind) {
    case "application":
      return tx.orm
        .select({ borrowerId: applications.borrowerId, status: applications.status })
        .from(applications)
        .where(and(eq(applications.centreId, tx.centreId), eq(applications.id, id)));
    case "draft":
      return tx.orm
        .select({ borrowerId: applicationDrafts.borrowerId, status: applicationDrafts.status })
        .from(applicationDrafts)
        .where(and(eq(applicationDrafts.centreId, tx.centreId), eq(applicationDrafts.id, id)));
    case "change":
      return tx.orm
        .select({ borrowerId: changeRequests.borrowerId, status: changeRequests.status })
        .from(changeRequests)
        .where(and(eq(changeRequests.centreId, tx.centreId), eq(changeRequests.id, id)));
    case "contract":
      return tx.orm
        .select({ borrowerId: contracts.borrowerId, status: contracts.status })
        .from(contracts)
        .where(and(eq(contracts.centreId, tx.centreId), eq(contracts.id, id)));
    case "loan":
      return tx.orm
        .select({ borrowerId: loans.borrowerId })
        .from(loans)
        .where(and(eq(loans.centreId, tx.centreId), eq(loans.id, id)));
    default:
      return rowsOfPerson(tx, { kind, id });
  }
}

function rowsOfPerson(
  tx: Tx,
  { kind, id }: { kind: "borrower" | "hardship" | "pre-application"; id: string },
): Rows {
  switch (kind) {
    case "borrower":
      return tx.orm
        .select({ borrowerId: borrowers.id })
        .from(borrowers)
        .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, id)));
    case "hardship":
      return tx.orm
        .select({ status: hardshipRecognitions.status })
        .from(hardshipRecognitions)
        .where(
          and(eq(hardshipRecognitions.centreId, tx.centreId), eq(hardshipRecognitions.id, id)),
        );
    case "pre-application":
      return tx.orm
        .select({ status: preApplications.status })
        .from(preApplications)
        .where(and(eq(preApplications.centreId, tx.centreId), eq(preApplications.id, id)));
  }
}
