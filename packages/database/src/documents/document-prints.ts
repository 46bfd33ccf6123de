import { and, eq, sql } from "drizzle-orm";
import { sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { documentPrints } from "./tables.ts";

/**
 * How often this sheet of this subject was printed so far. Until the transaction ends, nobody else
 * counts: of two at once the second one is a reprint.
 */
export async function countPrints(tx: Tx, subjectId: string, sheet: string): Promise<number> {
  const name = `prints/${tx.centreId}/${subjectId}/${sheet}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  const [row] = await tx.orm
    .select({ count: sql<number>`coalesce(max(${documentPrints.printNo}), 0)::int` })
    .from(documentPrints)
    .where(
      and(
        eq(documentPrints.centreId, tx.centreId),
        eq(documentPrints.subjectId, subjectId),
        eq(documentPrints.sheet, sheet),
      ),
    );
  return row?.count ?? 0;
}

/** Two prints can't have one number: the key refuses the second. */
export async function insertPrint(
  tx: Tx,
  print: {
    readonly subjectId: string;
    readonly sheet: string;
    readonly printNo: number;
    readonly reason: string | undefined;
  },
): Promise<void> {
  await tx.orm.insert(documentPrints).values({
    centreId: tx.centreId,
    subjectId: print.subjectId,
    sheet: print.sheet,
    printNo: print.printNo,
    reasonSealed:
      print.reason === undefined ? null : sealText(tx, "document_prints.reason", print.reason),
    printedBy: tx.context.actor.id,
  });
}
