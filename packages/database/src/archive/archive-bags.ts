import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";
import { archiveBags } from "./tables.ts";

export interface ArchiveBag {
  readonly borrowerId: string;
  readonly bagNo: number;
}

/** Whose bags an export holds: one borrower's, or those of everyone who applied in a year. */
export type ArchiveScope =
  | { readonly borrowerId: string; readonly academicYear: null }
  | { readonly borrowerId: null; readonly academicYear: string };

function membersOf(tx: Tx, scope: ArchiveScope) {
  return scope.borrowerId === null
    ? inArray(
        borrowers.id,
        tx.orm
          .select({ id: applications.borrowerId })
          .from(applications)
          .where(
            and(
              eq(applications.centreId, tx.centreId),
              eq(applications.academicYear, scope.academicYear),
            ),
          ),
      )
    : eq(borrowers.id, scope.borrowerId);
}

/**
 * Gives a number to each bag of the scope that has none, in the order in which the borrowers
 * came; says how many bags the scope has. Until the transaction ends nobody else numbers.
 */
export async function openBags(tx: Tx, scope: ArchiveScope): Promise<number> {
  const name = `archive-bags/${tx.centreId}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  const members = await tx.orm
    .select({ id: borrowers.id, bagNo: archiveBags.bagNo })
    .from(borrowers)
    .leftJoin(
      archiveBags,
      and(eq(archiveBags.centreId, tx.centreId), eq(archiveBags.borrowerId, borrowers.id)),
    )
    .where(and(eq(borrowers.centreId, tx.centreId), membersOf(tx, scope)))
    .orderBy(asc(borrowers.id));
  const ids = members.filter(({ bagNo }) => bagNo === null).map(({ id }) => id);
  if (ids.length > 0) {
    await tx.orm.execute(sql`
      insert into archive_bags (centre_id, borrower_id, bag_no)
      select ${tx.centreId}, b.id, n.last + row_number() over (order by b.id)
      from borrowers b,
           (select coalesce(max(bag_no), 0) as last from archive_bags
            where centre_id = ${tx.centreId}) n
      where b.centre_id = ${tx.centreId} and b.id in ${ids}`);
  }
  return members.length;
}

/** The next bags of the scope, by number. */
export async function nextBags(
  tx: Tx,
  scope: ArchiveScope,
  page: { readonly after: number; readonly limit: number },
): Promise<ArchiveBag[]> {
  return tx.orm
    .select({ borrowerId: archiveBags.borrowerId, bagNo: archiveBags.bagNo })
    .from(archiveBags)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, archiveBags.borrowerId)),
    )
    .where(
      and(
        eq(archiveBags.centreId, tx.centreId),
        gt(archiveBags.bagNo, page.after),
        membersOf(tx, scope),
      ),
    )
    .orderBy(asc(archiveBags.bagNo))
    .limit(page.limit);
}

/** The number of a borrower's bag; undefined while it has none. */
export async function findBagNo(tx: Tx, borrowerId: string): Promise<number | undefined> {
  const [row] = await tx.orm
    .select({ bagNo: archiveBags.bagNo })
    .from(archiveBags)
    .where(and(eq(archiveBags.centreId, tx.centreId), eq(archiveBags.borrowerId, borrowerId)));
  return row?.bagNo;
}
