import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  findDocument,
  findDocumentSubject,
  saveDocument,
  type Document,
  type DocumentDetail,
} from "@bursar/database/documents";
import {
  decideEdit,
  decideKind,
  documentKindEntry,
  type DocumentKind,
  type DocumentQuality,
  type Rotation,
} from "@bursar/domain/document";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse, refused } from "../refuse.ts";
import { mayTouch } from "./may-touch.ts";

interface Change {
  readonly context: ActionContext;
  readonly documentId: string;
  /** The version that the person saw. */
  readonly version: string;
}

/** A document locked until the transaction ends. @throws Refusal `document.not-found` */
export async function lockDocument(tx: Tx, id: string): Promise<DocumentDetail> {
  const document = await findDocument(tx, id, true);
  const subject = document && { kind: document.subjectKind, id: document.subjectId };
  if (document === undefined || subject === undefined || !(await mayTouch(tx, subject))) {
    throw refuse("document.not-found");
  }
  return document;
}

async function lockEditable(tx: Tx, change: Change): Promise<Document> {
  const document = await lockDocument(tx, change.documentId);
  requireVersion(change.version, document.version);
  const decision = decideEdit(document);
  if (decision.kind === "refused") throw refused(decision);
  return document;
}

/**
 * Says what a document is (分类) and which way up it is shown. Another kind brings its own
 * retention label; once the case is submitted, no shorter one.
 *
 * @throws Refusal `document.not-found`, `document.already-removed`, `document.kind-fixed`,
 * `version.changed`.
 */
export async function classifyDocument(
  deps: Deps,
  command: Change & {
    readonly kind?: DocumentKind | undefined;
    readonly rotation?: Rotation | undefined;
  },
): Promise<Document> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const before = await lockEditable(tx, command);
    const { kind = before.kind, rotation = before.rotation } = command;
    if (kind !== before.kind) await refuseShorterKind(tx, before, kind);
    const after = { kind, rotation, retentionLabel: documentKindEntry(kind).retention };
    await recordAudit(tx, {
      action: "document.classified",
      subjectId: before.id,
      before: { kind: before.kind, rotation: before.rotation },
      after,
    });
    return saveDocument(tx, before.id, after);
  });
}

async function refuseShorterKind(tx: Tx, document: Document, kind: DocumentKind): Promise<void> {
  const subject = { kind: document.subjectKind, id: document.subjectId };
  const found = await findDocumentSubject(tx, subject);
  const decision = decideKind({ document, subjectStatus: found?.status ?? "", kind });
  if (decision.kind === "refused") throw refused(decision);
}

/**
 * Says what the copy is like (质量判定).
 *
 * @throws Refusal `document.not-found`, `document.already-removed`, `version.changed`.
 */
export async function assessDocument(
  deps: Deps,
  command: Change & { readonly quality: Exclude<DocumentQuality, "unchecked"> },
): Promise<Document> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const before = await lockEditable(tx, command);
    const { quality } = command;
    await recordAudit(tx, {
      action: "document.assessed",
      subjectId: before.id,
      before: { quality: before.quality },
      after: { quality },
    });
    const assessedBy = tx.context.actor.id;
    return saveDocument(tx, before.id, {
      quality,
      assessedBy,
      assessedAt: new Date().toISOString(),
    });
  });
}
