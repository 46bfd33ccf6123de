import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  notInArray,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import type { DocumentSubjectKind } from "@bursar/domain/document";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { draftIdsOf } from "../applications/application-drafts.ts";
import { applicationDrafts, applications } from "../applications/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import { hardshipRecognitions } from "../hardship/tables.ts";
import { preApplications } from "../pre-applications/tables.ts";
import { documents } from "./tables.ts";

type Row = typeof documents.$inferSelect;
type Hidden = "fileNameSealed" | "removedReasonSealed" | "contentHash";

/** A document without its file name and content, which may hold a family's data. */
export type Document = Omit<Row, Hidden>;

/** With what was written about it in clear. */
export interface DocumentDetail extends Document {
  readonly fileName: string;
  readonly removedReason: string | null;
}

export interface DocumentSubject {
  readonly kind: DocumentSubjectKind;
  readonly id: string;
}

function toDocument(row: Row): Document {
  const {
    fileNameSealed: _name,
    removedReasonSealed: _reason,
    contentHash: _hash,
    ...document
  } = row;
  return document;
}

/** The keyed hash of the bytes that came in, from their SHA-256 in hex. */
export function contentHashOf(tx: Tx, sha256: string): Buffer {
  return keyedHash(tx.keys, `document/${tx.centreId}`, sha256);
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
    found.push(...rows.map(toDocument));
  }
  const replaced = new Set(found.map((document) => document.supersedesId));
  return found.filter((document) => !replaced.has(document.id));
}

/**
 * Everything that was ever handed in for a borrower, removed and replaced ones too, in the order
 * in which it came: under the borrower, or under a draft, a pre-application or a request for
 * hardship recognition from before there was a file.
 */
export async function documentsOfBorrower(tx: Tx, borrowerId: string): Promise<Document[]> {
  const rows = await tx.orm
    .select()
    .from(documents)
    .where(and(eq(documents.centreId, tx.centreId), belongsTo(tx, borrowerId)))
    .orderBy(asc(documents.id));
  return rows.map(toDocument);
}

export interface DocumentFilter {
  readonly subjectId?: string | undefined;
  readonly borrowerId?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A page of documents, removed and replaced ones too, in the order in which they came. */
export async function listDocuments(tx: Tx, filter: DocumentFilter): Promise<Document[]> {
  const rows = await tx.orm
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.centreId, tx.centreId),
        filter.subjectId === undefined ? undefined : eq(documents.subjectId, filter.subjectId),
        filter.borrowerId === undefined ? undefined : belongsTo(tx, filter.borrowerId),
        filter.after === undefined ? undefined : gt(documents.id, filter.after),
      ),
    )
    .orderBy(asc(documents.id))
    .limit(filter.limit);
  return rows.map(toDocument);
}

/** One document, locked until the transaction ends when `lock` is set. */
export async function findDocument(
  tx: Tx,
  id: string,
  lock = false,
): Promise<DocumentDetail | undefined> {
  const query = tx.orm
    .select()
    .from(documents)
    .where(and(eq(documents.centreId, tx.centreId), eq(documents.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  if (row === undefined) return undefined;
  return {
    ...toDocument(row),
    fileName: openText(tx, "documents.file_name", row.fileNameSealed),
    removedReason:
      row.removedReasonSealed === null
        ? null
        : openText(tx, "documents.removed_reason", row.removedReasonSealed),
  };
}

/** The standing document of a subject with these bytes. */
export async function findSameContent(
  tx: Tx,
  subject: DocumentSubject,
  sha256: string,
): Promise<Document | undefined> {
  const [row] = await tx.orm
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.centreId, tx.centreId),
        eq(documents.subjectKind, subject.kind),
        eq(documents.subjectId, subject.id),
        eq(documents.contentHash, contentHashOf(tx, sha256)),
        isNull(documents.removedAt),
      ),
    );
  return row === undefined ? undefined : toDocument(row);
}

export type NewDocument = Omit<
  typeof documents.$inferInsert,
  Hidden | "centreId" | "version" | "uploadedAt"
> & {
  readonly fileName: string;
  readonly sha256: string;
};

/** Adds a document; undefined when another request has just added the same bytes there. */
export async function insertDocument(tx: Tx, added: NewDocument): Promise<Document | undefined> {
  const { fileName, sha256, ...rest } = added;
  const [row] = await tx.orm
    .insert(documents)
    .values({
      ...rest,
      centreId: tx.centreId,
      fileNameSealed: sealText(tx, "documents.file_name", fileName),
      contentHash: contentHashOf(tx, sha256),
    })
    .onConflictDoNothing()
    .returning();
  return row === undefined ? undefined : toDocument(row);
}

/** A document taken over for another subject: a row of its own, the same stored file. */
export async function copyDocument(
  tx: Tx,
  from: Document,
  to: { readonly id: string; readonly subject: DocumentSubject; readonly uploadedBy: string },
): Promise<Document | undefined> {
  const [original] = await tx.orm
    .select()
    .from(documents)
    .where(and(eq(documents.centreId, tx.centreId), eq(documents.id, from.id)));
  if (original === undefined) return undefined;
  const { uploadedAt: _at, version: _version, supersedesId: _replaced, ...kept } = original;
  const [row] = await tx.orm
    .insert(documents)
    .values({
      ...kept,
      id: to.id,
      subjectKind: to.subject.kind,
      subjectId: to.subject.id,
      source: "last-year",
      copiedFromId: from.id,
      uploadedBy: to.uploadedBy,
    })
    .onConflictDoNothing()
    .returning();
  return row === undefined ? undefined : toDocument(row);
}

export type DocumentChange = Partial<
  Pick<
    Row,
    "kind" | "rotation" | "retentionLabel" | "quality" | "assessedBy" | "assessedAt" | "removedBy"
  >
> & { readonly removedReason?: string };

export async function saveDocument(
  tx: Tx,
  id: string,
  { removedReason, ...change }: DocumentChange,
): Promise<Document> {
  const removal =
    removedReason === undefined
      ? {}
      : {
          removedAt: sql`now()`,
          removedReasonSealed: sealText(tx, "documents.removed_reason", removedReason),
        };
  const [row] = await tx.orm
    .update(documents)
    .set({ ...change, ...removal, version: sql`${documents.version} + 1` })
    .where(and(eq(documents.centreId, tx.centreId), eq(documents.id, id)))
    .returning();
  if (row === undefined) throw new Error("a locked document has vanished");
  return toDocument(row);
}

/**
 * The standing documents of a borrower's other applications and their drafts, the newest first.
 */
export async function documentsOfEarlierApplications(
  tx: Tx,
  application: { readonly id: string; readonly borrowerId: string },
): Promise<Document[]> {
  const own = [application.id, ...(await draftIdsOf(tx, application.id))];
  const rows = await tx.orm
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.centreId, tx.centreId),
        belongsTo(tx, application.borrowerId),
        inArray(documents.subjectKind, ["application", "draft"]),
        notInArray(documents.subjectId, own),
        isNull(documents.removedAt),
        isNull(documents.erasedAt),
      ),
    )
    .orderBy(desc(documents.id));
  const replaced = new Set(rows.map((row) => row.supersedesId));
  return rows.filter((row) => !replaced.has(row.id)).map(toDocument);
}

/** Whose a document is, also where it came in before the borrower had a file. */
function belongsTo(tx: Tx, borrowerId: string): SQL | undefined {
  const ofDrafts = tx.orm
    .select({ id: applicationDrafts.id })
    .from(applicationDrafts)
    .innerJoin(
      applications,
      and(
        eq(applications.centreId, applicationDrafts.centreId),
        eq(applications.id, applicationDrafts.applicationId),
      ),
    )
    .where(
      and(eq(applicationDrafts.centreId, tx.centreId), eq(applications.borrowerId, borrowerId)),
    );
  const sameNumber = tx.orm
    .select({ hash: borrowers.idNumberHash })
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, borrowerId)));
  return or(
    eq(documents.borrowerId, borrowerId),
    inArray(documents.subjectId, ofDrafts),
    cameEarly(tx, sql`(${sameNumber})`),
  );
}

/** Of whoever has one of these hashes, from before there was a file. */
function cameEarly(tx: Tx, hashes: SQL): SQL | undefined {
  const ofPreApplications = tx.orm
    .select({ id: preApplications.id })
    .from(preApplications)
    .where(
      and(
        eq(preApplications.centreId, tx.centreId),
        sql`${preApplications.idNumberHash} in ${hashes}`,
      ),
    );
  const ofRecognitions = tx.orm
    .select({ id: hardshipRecognitions.id })
    .from(hardshipRecognitions)
    .where(
      and(
        eq(hardshipRecognitions.centreId, tx.centreId),
        sql`${hardshipRecognitions.idNumberHash} in ${hashes}`,
      ),
    );
  return or(
    inArray(documents.subjectId, ofPreApplications),
    inArray(documents.subjectId, ofRecognitions),
  );
}

/** Ids of the documents that stand for a person, whether there is a file of them or not. */
export async function documentIdsOfPerson(tx: Tx, idNumber: string): Promise<Set<string>> {
  const hash = keyedHash(tx.keys, "id-number", idNumber);
  const [borrower] = await tx.orm
    .select({ id: borrowers.id })
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.idNumberHash, hash)));
  const rows = await tx.orm
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.centreId, tx.centreId),
        isNull(documents.removedAt),
        borrower === undefined ? cameEarly(tx, sql`(${hash})`) : belongsTo(tx, borrower.id),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
