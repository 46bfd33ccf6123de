import { and, asc, eq, gt } from "drizzle-orm";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { issuedStatements } from "./tables.ts";

type Row = typeof issuedStatements.$inferSelect;

/** A sheet that was issued, without what stands on it. */
export type IssuedStatement = Omit<Row, "sheetSealed" | "codeHash">;

/** With the texts and amounts of the sheet, as JSON. */
export interface IssuedSheet extends IssuedStatement {
  readonly sheet: string;
}

function toStatement({ sheetSealed: _sheet, codeHash: _code, ...row }: Row): IssuedStatement {
  return row;
}

function toSheet(tx: Tx, row: Row): IssuedSheet {
  const sheet = openText(tx, "issued_statements.sheet", row.sheetSealed);
  return { ...toStatement(row), sheet };
}

/** The sealed PDF of a sheet: where it lies and what a reader finds in it. */
export interface SealedFile {
  readonly storageKey: string;
  readonly sha256: string;
  readonly sealedBy: string;
  readonly certificate: string;
  readonly sealedAt: string;
}

export async function insertIssuedStatement(
  tx: Tx,
  given: Pick<Row, "id" | "kind" | "loanId" | "contractNo" | "year" | "number" | "issuedOn"> & {
    readonly sheet: string;
    readonly code: string;
  } & SealedFile,
): Promise<IssuedStatement> {
  const { sheet, code, ...row } = given;
  const [added] = await tx.orm
    .insert(issuedStatements)
    .values({
      centreId: tx.centreId,
      ...row,
      issuedBy: tx.context.actor.id,
      codeHash: keyedHash(tx.keys, "verification-code", code),
      sheetSealed: sealText(tx, "issued_statements.sheet", sheet),
    })
    .returning();
  if (added === undefined) throw new Error("a statement was not stored");
  return toStatement(added);
}

export async function findIssuedStatement(tx: Tx, id: string): Promise<IssuedSheet | undefined> {
  const [row] = await tx.orm
    .select()
    .from(issuedStatements)
    .where(and(eq(issuedStatements.centreId, tx.centreId), eq(issuedStatements.id, id)));
  return row && toSheet(tx, row);
}

/** The sheet that carries this code. */
export async function findStatementByCode(tx: Tx, code: string): Promise<IssuedSheet | undefined> {
  const hash = keyedHash(tx.keys, "verification-code", code);
  const [row] = await tx.orm
    .select()
    .from(issuedStatements)
    .where(and(eq(issuedStatements.centreId, tx.centreId), eq(issuedStatements.codeHash, hash)));
  return row && toSheet(tx, row);
}

/** What was issued for a loan, in order. */
export async function listIssuedStatements(
  tx: Tx,
  filter: { readonly loanId: string; readonly after?: string | undefined; readonly limit: number },
): Promise<IssuedStatement[]> {
  const rows = await tx.orm
    .select()
    .from(issuedStatements)
    .where(
      and(
        eq(issuedStatements.centreId, tx.centreId),
        eq(issuedStatements.loanId, filter.loanId),
        filter.after === undefined ? undefined : gt(issuedStatements.id, filter.after),
      ),
    )
    .orderBy(asc(issuedStatements.id))
    .limit(filter.limit);
  return rows.map(toStatement);
}

/** The sheet with this number. */
export async function findStatementByNumber(
  tx: Tx,
  number: string,
): Promise<IssuedStatement | undefined> {
  const [row] = await tx.orm
    .select()
    .from(issuedStatements)
    .where(and(eq(issuedStatements.centreId, tx.centreId), eq(issuedStatements.number, number)));
  return row && toStatement(row);
}

/** The files of sealed sheets that the store should hold. */
export async function sealedFiles(
  tx: Tx,
): Promise<{ readonly documentId: string; readonly storageKey: string }[]> {
  const rows = await tx.orm
    .select({ documentId: issuedStatements.id, storageKey: issuedStatements.storageKey })
    .from(issuedStatements)
    .where(eq(issuedStatements.centreId, tx.centreId));
  return rows.flatMap(({ documentId, storageKey }) =>
    storageKey === null ? [] : [{ documentId, storageKey }],
  );
}

/** Points a sheet to another file; false when none has this one. */
export async function moveSealedFile(tx: Tx, from: string, to: string): Promise<boolean> {
  const moved = await tx.orm
    .update(issuedStatements)
    .set({ storageKey: to })
    .where(and(eq(issuedStatements.centreId, tx.centreId), eq(issuedStatements.storageKey, from)))
    .returning({ id: issuedStatements.id });
  return moved.length > 0;
}
