import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { publicityNotices, publicityObjections, type PublicityKind } from "./tables.ts";

type Row = typeof publicityObjections.$inferSelect;
type Sealed = "textSealed" | "objectorSealed" | "resolutionSealed";

/** An objection in clear; only for those who handle it. */
export type Objection = Omit<Row, Sealed | "centreId"> & {
  readonly text: string;
  readonly objector: string | null;
  readonly resolution: string | null;
};

export interface NewObjection {
  readonly noticeId: string;
  readonly subjectId: string;
  readonly text: string;
  readonly objector: string | null;
  readonly filedOn: string;
  readonly makerId: string;
}

export async function insertObjection(tx: Tx, added: NewObjection): Promise<string> {
  const { text, objector, ...rest } = added;
  const id = newId("obj");
  await tx.orm.insert(publicityObjections).values({
    ...rest,
    centreId: tx.centreId,
    id,
    textSealed: sealText(tx, "publicity_objections.text", text),
    objectorSealed:
      objector === null ? null : sealText(tx, "publicity_objections.objector", objector),
  });
  return id;
}

function toObjection(tx: Tx, row: Row): Objection {
  const { textSealed, objectorSealed, resolutionSealed, ...rest } = row;
  return {
    ...rest,
    text: openText(tx, "publicity_objections.text", textSealed),
    objector:
      objectorSealed === null
        ? null
        : openText(tx, "publicity_objections.objector", objectorSealed),
    resolution:
      resolutionSealed === null
        ? null
        : openText(tx, "publicity_objections.resolution", resolutionSealed),
  };
}

/** An objection against something of this kind; `lock` keeps it until the transaction ends. */
export async function findObjection(
  tx: Tx,
  wanted: { readonly id: string; readonly kind: PublicityKind },
  lock = false,
): Promise<Objection | undefined> {
  const query = tx.orm
    .select({ objection: publicityObjections })
    .from(publicityObjections)
    .innerJoin(
      publicityNotices,
      and(
        eq(publicityNotices.centreId, publicityObjections.centreId),
        eq(publicityNotices.id, publicityObjections.noticeId),
      ),
    )
    .where(
      and(
        eq(publicityObjections.centreId, tx.centreId),
        eq(publicityObjections.id, wanted.id),
        eq(publicityNotices.kind, wanted.kind),
      ),
    );
  const [row] = await (lock ? query.for("update", { of: publicityObjections }) : query);
  return row === undefined ? undefined : toObjection(tx, row.objection);
}

export async function listObjections(tx: Tx, subjectId: string): Promise<Objection[]> {
  const rows = await tx.orm
    .select()
    .from(publicityObjections)
    .where(
      and(
        eq(publicityObjections.centreId, tx.centreId),
        eq(publicityObjections.subjectId, subjectId),
      ),
    )
    .orderBy(asc(publicityObjections.id));
  return rows.map((row) => toObjection(tx, row));
}

export async function saveResolution(
  tx: Tx,
  id: string,
  resolution: {
    readonly status: "upheld" | "dismissed";
    readonly text: string;
    readonly checkerId: string;
    readonly resolvedOn: string;
  },
): Promise<void> {
  const { text, ...rest } = resolution;
  await tx.orm
    .update(publicityObjections)
    .set({
      ...rest,
      resolutionSealed: sealText(tx, "publicity_objections.resolution", text),
      version: sql`${publicityObjections.version} + 1`,
    })
    .where(and(eq(publicityObjections.centreId, tx.centreId), eq(publicityObjections.id, id)));
}
