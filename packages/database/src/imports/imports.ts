import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { storedText } from "../connection/stored-json.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { sealText } from "../columns/seal-text.ts";
import { namesOf, unnested, type UnnestedColumn } from "../loans/unnested.ts";
import {
  importRows,
  imports,
  type ImportKind,
  type ImportStatus,
  type StagedProblem,
} from "./tables.ts";

export type Import = typeof imports.$inferSelect;

/** States in which a file has taken effect, or has begun to. */
const STARTED: readonly ImportStatus[] = ["committing", "stopped", "committed"];

/** A row of a staged file. `content` is absent where the row was refused. */
export interface StagedRow {
  readonly row: number;
  readonly verdict: "accepted" | "warned" | "refused";
  readonly problems: StagedProblem[];
  readonly content?: unknown;
}

/** Stores a file that is being checked; its rows follow. */
export async function insertImport(
  tx: Tx,
  file: Omit<typeof imports.$inferInsert, "centreId" | "status">,
): Promise<void> {
  await tx.orm.insert(imports).values({ centreId: tx.centreId, status: "staged", ...file });
}

/** Stores rows of a file, their content sealed. */
export async function insertImportRows(
  tx: Tx,
  { id: importId, kind }: Pick<Import, "id" | "kind">,
  rows: readonly StagedRow[],
): Promise<void> {
  for (const slice of inSlices(rows)) {
    const texts = slice.map(({ content }) => (content === undefined ? null : storedText(content)));
    const hash = (text: string): string => `\\x${hashOfText(tx, kind, text).toString("hex")}`;
    const seal = (text: string): string => sealText(tx, "import_rows.content", text);
    const columns: readonly UnnestedColumn[] = [
      ["row", "integer", slice.map(({ row }) => row)],
      ["verdict", "text", slice.map(({ verdict }) => verdict)],
      ["problems", "jsonb", slice.map(({ problems }) => JSON.stringify(problems))],
      ["content_sealed", "text", texts.map((text) => text && seal(text))],
      ["content_hash", "bytea", texts.map((text) => text && hash(text))],
    ];
    await tx.orm.execute(sql`
      insert into import_rows (centre_id, import_id, ${namesOf(columns)})
      select ${tx.centreId}, ${importId}, rows.* from ${unnested(columns)}`);
  }
}

/** How many rows a file has, by verdict, and the sum of what the accepted and warned ones count. */
export type RowCounts = Pick<Import, "rows" | "accepted" | "warned" | "refused" | "amountFen">;

/** What the check has come to, once it is through. */
export async function saveRowCounts(tx: Tx, id: string, counts: RowCounts): Promise<void> {
  await tx.orm
    .update(imports)
    .set(counts)
    .where(and(eq(imports.centreId, tx.centreId), eq(imports.id, id)));
}

/** By which the same content is known again in another file; says nothing of the content. */
export function contentHash(tx: Tx, kind: ImportKind, content: unknown): Buffer {
  return hashOfText(tx, kind, storedText(content));
}

function hashOfText(tx: Tx, kind: ImportKind, text: string): Buffer {
  return keyedHash(tx.keys, `import-row/${kind}`, text);
}

/** Hashes of these that stand in a file of the kind that has taken effect, in hexadecimal. */
export async function committedContent(
  tx: Tx,
  kind: ImportKind,
  hashes: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const slice of inSlices(hashes)) {
    const rows = await tx.orm
      .select({ hash: importRows.contentHash })
      .from(importRows)
      .innerJoin(
        imports,
        and(eq(imports.centreId, importRows.centreId), eq(imports.id, importRows.importId)),
      )
      .where(
        and(
          eq(importRows.centreId, tx.centreId),
          inArray(importRows.contentHash, slice),
          eq(imports.kind, kind),
          inArray(imports.status, [...STARTED]),
          sql`${importRows.row} <= ${imports.doneThroughRow}`,
        ),
      );
    for (const { hash } of rows) if (hash !== null) known.add(hash.toString("hex"));
  }
  return known;
}

export async function findImport(tx: Tx, id: string, lock = false): Promise<Import | undefined> {
  const query = tx.orm
    .select()
    .from(imports)
    .where(and(eq(imports.centreId, tx.centreId), eq(imports.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

export interface ImportFilter {
  readonly kind?: ImportKind | undefined;
  readonly status?: ImportStatus | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** The centre's files, the latest first. */
export async function listImports(tx: Tx, filter: ImportFilter): Promise<Import[]> {
  return tx.orm
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.centreId, tx.centreId),
        filter.kind === undefined ? undefined : eq(imports.kind, filter.kind),
        filter.status === undefined ? undefined : eq(imports.status, filter.status),
        filter.before === undefined ? undefined : lt(imports.id, filter.before),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(filter.limit);
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

/**
 * Until the transaction ends, no file is committed in this centre; others who hold commits off may
 * go on beside. For what enters one person, whom a file might bring in at the same moment.
 */
export async function holdOffCommits(tx: Tx): Promise<void> {
  const name = `imports/${tx.centreId}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`);
}

/** The import by which the same bytes have taken effect, or have begun to. */
export async function findStartedImport(
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
        inArray(imports.status, [...STARTED]),
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

/** How far a commit has come, as its transaction leaves it. */
export type CommitProgress = Partial<
  Pick<Import, "status" | "done" | "doneThroughRow" | "doneAtStart" | "outcome" | "committedBy">
> & { readonly run?: "starts" | "goes-on" | "ends" };

export async function saveProgress(tx: Tx, id: string, progress: CommitProgress): Promise<void> {
  const { run, ...columns } = progress;
  await tx.orm
    .update(imports)
    .set({
      ...columns,
      ...(run === "starts" && { commitStartedAt: sql`clock_timestamp()` }),
      ...(run !== undefined && { slicedAt: sql`clock_timestamp()` }),
      ...(run === "ends" && { committedAt: sql`now()` }),
    })
    .where(and(eq(imports.centreId, tx.centreId), eq(imports.id, id)));
}

/** A file that was imported and has not wholly taken effect. */
export interface UnfinishedImport {
  readonly id: string;
  readonly fileName: string;
  readonly status: ImportStatus;
}

/**
 * Files of a kind that wait to be committed or were stopped on the way, the oldest first; the same
 * bytes that took effect by another import don't count.
 */
export async function unfinishedImports(tx: Tx, kind: ImportKind): Promise<UnfinishedImport[]> {
  const rows = await tx.orm.execute<Record<keyof UnfinishedImport, string>>(sql`
    select id, file_name as "fileName", status from imports i
    where i.centre_id = ${tx.centreId} and i.kind = ${kind}
      and i.status in ('staged', 'committing', 'stopped')
      and not exists (
        select 1 from imports done
        where done.centre_id = i.centre_id and done.kind = i.kind and done.sha256 = i.sha256
          and done.status = 'committed')
    order by i.id`);
  return rows.map((row) => ({ ...row, status: row.status as ImportStatus }));
}
