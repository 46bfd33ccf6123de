import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { openText } from "../columns/seal-text.ts";
import { documents } from "./tables.ts";

type Row = typeof documents.$inferSelect;
type Hidden = "fileNameSealed" | "removedReasonSealed" | "contentHash";

/** A document with its file name in clear, which may hold a family's name. */
export type Document = Omit<Row, Hidden> & {
  readonly fileName: string;
  readonly removedReason: string | null;
};

export function toDocument(tx: Tx, row: Row): Document {
  const { fileNameSealed, removedReasonSealed, contentHash: _hash, ...rest } = row;
  return {
    ...rest,
    fileName: openText(tx, "documents.file_name", fileNameSealed),
    removedReason:
      removedReasonSealed === null
        ? null
        : openText(tx, "documents.removed_reason", removedReasonSealed),
  };
}

/**
 * The documents that stand for these subjects (not removed), in the order in which they came.
 * Those that a later one replaces are left out.
 */
export async function documentsOf(tx: Tx, subjectIds: readonly string[]): Promise<Document[]> {
  const found: Document[] = [];
  for (const slice of inSlices(subjectIds)) {
    const rows = await tx.orm
      .select()
      .from(documents)
      .where(
        and(
          eq(documents.centreId, tx.centreId),
          inArray(documents.subjectId, slice),
          isNull(documents.removedAt),
        ),
      )
      .orderBy(asc(documents.id));
    found.push(...rows.map((row) => toDocument(tx, row)));
  }
  const replaced = new Set(found.map((document) => document.supersedesId));
  return found.filter((document) => !replaced.has(document.id));
}
