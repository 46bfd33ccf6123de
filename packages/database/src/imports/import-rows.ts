import { and, asc, eq, gt, inArray, isNotNull, sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { fromStoredJson } from "../connection/stored-json.ts";
import { openText } from "../columns/seal-text.ts";
import type { StagedRow } from "./imports.ts";
import { importDifferences, importRows } from "./tables.ts";

/** A file's rows in order; with `numbers`, those alone are read and opened. */
export async function listImportRows(
  tx: Tx,
  importId: string,
  numbers?: readonly number[],
): Promise<StagedRow[]> {
  const rows = await tx.orm
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.centreId, tx.centreId),
        eq(importRows.importId, importId),
        numbers === undefined ? undefined : inArray(importRows.row, [...numbers]),
      ),
    )
    .orderBy(asc(importRows.row));
  return rows.map((row) => toStagedRow(tx, row));
}

/** The next rows that have an effect, opened: those after a row, at most so many. */
export async function nextImportRows(
  tx: Tx,
  importId: string,
  { afterRow, limit }: { readonly afterRow: number; readonly limit: number },
): Promise<StagedRow[]> {
  const rows = await tx.orm
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.centreId, tx.centreId),
        eq(importRows.importId, importId),
        gt(importRows.row, afterRow),
        isNotNull(importRows.contentSealed),
      ),
    )
    .orderBy(asc(importRows.row))
    .limit(limit);
  return rows.map((row) => toStagedRow(tx, row));
}

function toStagedRow(tx: Tx, stored: typeof importRows.$inferSelect): StagedRow {
  const { row, verdict, problems, contentSealed } = stored;
  if (contentSealed === null) return { row, verdict, problems };
  const text = openText(tx, "import_rows.content", contentSealed);
  return { row, verdict, problems, content: fromStoredJson(JSON.parse(text)) };
}

/** What was found in a row; the content stays sealed. */
export interface RowVerdict extends Omit<StagedRow, "content"> {
  /** Keyed hash of the content in hexadecimal; none for a refused row. */
  readonly contentHash: string | undefined;
}

export interface RowFilter {
  readonly verdict?: StagedRow["verdict"] | undefined;
  readonly afterRow?: number | undefined;
  /** All rows without it. */
  readonly limit?: number | undefined;
}

export async function listRowVerdicts(
  tx: Tx,
  importId: string,
  filter: RowFilter,
): Promise<RowVerdict[]> {
  const query = tx.orm
    .select({
      row: importRows.row,
      verdict: importRows.verdict,
      problems: importRows.problems,
      contentHash: importRows.contentHash,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.centreId, tx.centreId),
        eq(importRows.importId, importId),
        filter.verdict === undefined ? undefined : eq(importRows.verdict, filter.verdict),
        filter.afterRow === undefined ? undefined : gt(importRows.row, filter.afterRow),
      ),
    )
    .orderBy(asc(importRows.row));
  const rows = await (filter.limit === undefined ? query : query.limit(filter.limit));
  return rows.map((row) => ({ ...row, contentHash: row.contentHash?.toString("hex") }));
}

/** Throws a discarded file's contents away; what was found in its rows stays. */
export async function eraseContents(tx: Tx, importId: string): Promise<void> {
  await tx.orm
    .update(importRows)
    .set({ contentSealed: null, contentHash: null })
    .where(and(eq(importRows.centreId, tx.centreId), eq(importRows.importId, importId)));
}

export type ImportDifference = typeof importDifferences.$inferSelect;

export async function insertDifferences(
  tx: Tx,
  rows: readonly Omit<typeof importDifferences.$inferInsert, "centreId">[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.orm
    .insert(importDifferences)
    .values(rows.map((row) => ({ centreId: tx.centreId, ...row })));
}

function isBehind(position: string): SQL {
  const [importId = "", row = "", field = ""] = position.split("/");
  // A position that names no row has nothing behind it.
  if (!/^\d{1,9}$/.test(row)) return sql`false`;
  const { importId: id, row: number, field: name } = importDifferences;
  return sql`(${id}, ${number}, ${name}) > (${importId}, ${Number(row)}, ${field})`;
}

/** Which difference: its row may have one of the balance and one of what is overdue. */
export type DifferenceKey = Pick<ImportDifference, "importId" | "row" | "field">;

/** The difference, locked until the transaction ends. */
export async function lockDifference(
  tx: Tx,
  key: DifferenceKey,
): Promise<ImportDifference | undefined> {
  const [row] = await tx.orm
    .select()
    .from(importDifferences)
    .where(and(eq(importDifferences.centreId, tx.centreId), isThis(key)))
    .for("update");
  return row;
}

export async function saveResolution(
  tx: Tx,
  key: DifferenceKey,
  resolution: NonNullable<ImportDifference["resolution"]>,
): Promise<void> {
  await tx.orm
    .update(importDifferences)
    .set({
      status: "resolved",
      resolution,
      resolvedBy: tx.context.actor.id,
      resolvedAt: sql`now()`,
    })
    .where(and(eq(importDifferences.centreId, tx.centreId), isThis(key)));
}

function isThis({ importId, row, field }: DifferenceKey): SQL | undefined {
  return and(
    eq(importDifferences.importId, importId),
    eq(importDifferences.row, row),
    eq(importDifferences.field, field),
  );
}

export interface DifferenceFilter {
  readonly importId?: string | undefined;
  readonly status?: "open" | "resolved" | undefined;
  /** Position of the last one seen: `import id/row/field`. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

export async function listDifferences(
  tx: Tx,
  filter: DifferenceFilter,
): Promise<ImportDifference[]> {
  const query = tx.orm
    .select()
    .from(importDifferences)
    .where(
      and(
        eq(importDifferences.centreId, tx.centreId),
        filter.importId === undefined ? undefined : eq(importDifferences.importId, filter.importId),
        filter.status === undefined ? undefined : eq(importDifferences.status, filter.status),
        filter.after === undefined ? undefined : isBehind(filter.after),
      ),
    )
    .orderBy(
      asc(importDifferences.importId),
      asc(importDifferences.row),
      asc(importDifferences.field),
    );
  return filter.limit === undefined ? query : query.limit(filter.limit);
}
