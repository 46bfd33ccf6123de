import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { fromStoredJson, toStoredJson } from "../connection/stored-json.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { importRows, imports, type ImportKind, type StagedProblem } from "./tables.ts";

export type Import = typeof imports.$inferSelect;

/** A row of a staged file. `content` is absent where the row was refused. */
export interface StagedRow {
  readonly row: number;
  readonly verdict: "accepted" | "warned" | "refused";
  readonly problems: StagedProblem[];
  readonly content?: unknown;
}

/** Stores a checked file: its counts and its rows, the content sealed. */
export async function insertImport(
  tx: Tx,
  file: Omit<typeof imports.$inferInsert, "centreId" | "status">,
  rows: readonly StagedRow[],
): Promise<void> {
  await tx.orm.insert(imports).values({ centreId: tx.centreId, status: "staged", ...file });
  const values = rows.map(({ content, ...row }) => ({
    ...row,
    centreId: tx.centreId,
    importId: file.id,
    contentSealed:
      content === undefined
        ? null
        : sealText(tx, "import_rows.content", JSON.stringify(toStoredJson(content))),
  }));
  for (const slice of inSlices(values)) await tx.orm.insert(importRows).values(slice);
}

export async function findImport(tx: Tx, id: string, lock = false): Promise<Import | undefined> {
  const query = tx.orm
    .select()
    .from(imports)
    .where(and(eq(imports.centreId, tx.centreId), eq(imports.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

/**
 * Until the transaction ends, no other commits a file in this centre: two files that name the same
 * person take turns, and the later one sees what the earlier one brought. The unique keys hold
 * without this; it is the person's request that would fail.
 */
export async function lockCommits(tx: Tx): Promise<void> {
  const name = `imports/${tx.centreId}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** The committed import of the same bytes, if there is one. */
export async function findCommittedImport(
  tx: Tx,
  file: { kind: ImportKind; sha256: string },
): Promise<Import | undefined> {
  const [row] = await tx.orm
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.centreId, tx.centreId),
        eq(imports.kind, file.kind),
        eq(imports.sha256, file.sha256),
        eq(imports.status, "committed"),
      ),
    )
    .limit(1);
  return row;
}

/** The committed monthly roster of one month (`YYYY-MM`), the latest if there are several. */
export async function findMonthlyRoster(tx: Tx, month: string): Promise<Import | undefined> {
  const [row] = await tx.orm
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.centreId, tx.centreId),
        eq(imports.kind, "borrower-roster"),
        eq(imports.status, "committed"),
        sql`to_char(${imports.businessOn}, 'YYYY-MM') = ${month}`,
      ),
    )
    .orderBy(sql`${imports.committedAt} desc`)
    .limit(1);
  return row;
}

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
  return rows.map(({ row, verdict, problems, contentSealed }) => {
    const staged = { row, verdict, problems };
    if (contentSealed === null) return staged;
    const text = openText(tx, "import_rows.content", contentSealed);
    return { ...staged, content: fromStoredJson(JSON.parse(text)) };
  });
}

export async function markCommitted(tx: Tx, id: string): Promise<void> {
  await tx.orm
    .update(imports)
    .set({ status: "committed", committedAt: sql`now()` })
    .where(and(eq(imports.centreId, tx.centreId), eq(imports.id, id)));
}
