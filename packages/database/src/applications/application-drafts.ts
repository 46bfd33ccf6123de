import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import type { DraftContent } from "@bursar/domain/application";
import { keyedHash } from "../columns/keyed-hash.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { withMember } from "../columns/with-member.ts";
import type { Tx } from "../connection/index.ts";
import { applicationDrafts } from "./tables.ts";

const COLUMN = "application_drafts.content";
type Row = typeof applicationDrafts.$inferSelect;

/** A draft with its content in clear. */
export type ApplicationDraft = Omit<Row, "contentSealed" | "idNumberHash"> & {
  readonly content: DraftContent;
};

export type NewApplicationDraft = Omit<
  typeof applicationDrafts.$inferInsert,
  "centreId" | "id" | "contentSealed" | "idNumberHash" | "editors" | "status" | "version"
> & { readonly content: DraftContent };

/** Until the transaction ends, nobody else opens or submits anything of this person here. */
export async function lockApplicant(tx: Tx, idNumber: string): Promise<void> {
  const hash = keyedHash(tx.keys, "id-number", idNumber).toString("hex");
  const name = `applicants/${tx.centreId}/${hash}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

export async function insertDraft(tx: Tx, draft: NewApplicationDraft): Promise<ApplicationDraft> {
  const { content, ...rest } = draft;
  const [row] = await tx.orm
    .insert(applicationDrafts)
    .values({
      ...rest,
      centreId: tx.centreId,
      id: newId("drf"),
      editors: [draft.enteredBy],
      status: "draft",
      ...contentColumns(tx, content),
    })
    .returning();
  if (row === undefined) throw new Error("a draft was not stored");
  return toDraft(tx, row);
}

function contentColumns(tx: Tx, content: DraftContent) {
  return {
    contentSealed: sealText(tx, COLUMN, JSON.stringify(content)),
    idNumberHash: keyedHash(tx.keys, "id-number", content.idNumber?.value ?? ""),
  };
}

function toDraft(tx: Tx, { contentSealed, idNumberHash: _hash, ...rest }: Row): ApplicationDraft {
  return { ...rest, content: JSON.parse(openText(tx, COLUMN, contentSealed)) as DraftContent };
}

/** One draft, locked until the transaction ends when `lock` is set. */
export async function findDraft(
  tx: Tx,
  id: string,
  lock = false,
): Promise<ApplicationDraft | undefined> {
  const query = tx.orm
    .select()
    .from(applicationDrafts)
    .where(and(eq(applicationDrafts.centreId, tx.centreId), eq(applicationDrafts.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row === undefined ? undefined : toDraft(tx, row);
}

/** The open draft of a person and year, other than `exceptId`. */
export async function findOpenDraftId(
  tx: Tx,
  person: { readonly idNumber: string; readonly academicYear: string },
  exceptId = "",
): Promise<string | undefined> {
  const [row] = await tx.orm
    .select({ id: applicationDrafts.id })
    .from(applicationDrafts)
    .where(
      and(
        eq(applicationDrafts.centreId, tx.centreId),
        eq(applicationDrafts.idNumberHash, keyedHash(tx.keys, "id-number", person.idNumber)),
        eq(applicationDrafts.academicYear, person.academicYear),
        eq(applicationDrafts.status, "draft"),
        ne(applicationDrafts.id, exceptId),
      ),
    );
  return row?.id;
}

/** What changes in a draft; the version rises by one. */
export type DraftProgress = Partial<
  Pick<Row, "status" | "holderId" | "applicationId" | "borrowerId" | "kind" | "academicYear">
> & {
  readonly content?: DraftContent;
  /** Who wrote in it with this step. */
  readonly editor?: string;
};

export async function saveDraft(tx: Tx, id: string, progress: DraftProgress): Promise<void> {
  const { content, editor, ...columns } = progress;
  await tx.orm
    .update(applicationDrafts)
    .set({
      ...columns,
      ...(content === undefined ? {} : contentColumns(tx, content)),
      ...(editor === undefined ? {} : { editors: withMember(applicationDrafts.editors, editor) }),
      version: sql`${applicationDrafts.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(applicationDrafts.centreId, tx.centreId), eq(applicationDrafts.id, id)));
}

export interface DraftFilter {
  readonly status?: "draft" | "submitted" | "withdrawn" | undefined;
  readonly holderId?: string | undefined;
  /** Drafts that this person entered on this day, and no others. */
  readonly enteredBy?: { readonly id: string; readonly on: string } | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listDrafts(tx: Tx, filter: DraftFilter): Promise<ApplicationDraft[]> {
  const { status, holderId, enteredBy, after } = filter;
  const rows = await tx.orm
    .select()
    .from(applicationDrafts)
    .where(
      and(
        eq(applicationDrafts.centreId, tx.centreId),
        status === undefined ? undefined : eq(applicationDrafts.status, status),
        holderId === undefined ? undefined : eq(applicationDrafts.holderId, holderId),
        enteredBy === undefined ? undefined : eq(applicationDrafts.enteredBy, enteredBy.id),
        enteredBy === undefined ? undefined : eq(applicationDrafts.enteredOn, enteredBy.on),
        after === undefined ? undefined : gt(applicationDrafts.id, after),
      ),
    )
    .orderBy(asc(applicationDrafts.id))
    .limit(filter.limit);
  return rows.map((row) => toDraft(tx, row));
}

/** The drafts that an application came from, its corrections included. */
export async function draftIdsOf(tx: Tx, applicationId: string): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: applicationDrafts.id })
    .from(applicationDrafts)
    .where(
      and(
        eq(applicationDrafts.centreId, tx.centreId),
        eq(applicationDrafts.applicationId, applicationId),
      ),
    );
  return rows.map(({ id }) => id);
}
