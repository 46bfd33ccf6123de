import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  findDocumentSubject,
  insertUploadLink,
  type DocumentSubject,
} from "@bursar/database/documents";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { mayTouch } from "./may-touch.ts";
import { uploadTokenOf } from "./upload-token.ts";

const VALID_MINUTES = 15;
const UPLOADS_MAX = 12;
const TOTAL_BYTES_MAX = 60_000_000;

/** A link as it is shown once, as a QR code. */
export interface OpenedUploadLink {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
  readonly uploadsMax: number;
}

/**
 * 手机补拍: a link by which a family adds photos to one case from its phone, without signing in,
 * for a quarter of an hour. It shows nothing of the case.
 *
 * @throws Refusal `document.subject-not-found`.
 */
export async function openUploadLink(
  deps: Deps,
  command: { context: ActionContext; subject: DocumentSubject },
): Promise<OpenedUploadLink> {
  const { context, subject } = command;
  const link = await withTransaction(deps.db, context, async (tx) => {
    const found = await findDocumentSubject(tx, subject);
    if (found === undefined || !(await mayTouch(tx, subject))) {
      throw refuse("document.subject-not-found");
    }
    const { id, expiresAt, uploadsMax } = await insertUploadLink(tx, {
      subject,
      validMinutes: VALID_MINUTES,
      uploadsMax: UPLOADS_MAX,
      bytesMax: TOTAL_BYTES_MAX,
    });
    await recordAudit(tx, { action: "upload-link.opened", subjectId: id, after: { subject } });
    return { id, expiresAt, uploadsMax };
  });
  // Outside: what the transaction returns is stored for a repeated request.
  const token = uploadTokenOf(deps.db.keys, { centreId: context.centreId, linkId: link.id });
  return { ...link, token };
}
