import { findCentre } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  findUploadLink,
  takeUpload,
  takeUploadBytes,
  type UploadLink,
} from "@bursar/database/documents";
import type { DocumentKind } from "@bursar/domain/document";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import type { DocumentDeps } from "./document-deps.ts";
import { keepScan, readScanFile, type ScanFile } from "./keep-scan.ts";
import { readUploadToken, type UploadToken } from "./upload-token.ts";

/** The most that a photo from a phone may hold. */
export const PHOTO_MAX_BYTES = 12_000_000;

/** A request of somebody who holds a link's token. */
export interface LinkRequest {
  readonly requestId: string;
  readonly ip: string;
  readonly token: string;
}

/** What the page may show to whoever holds the link. */
export interface ShownUploadLink {
  readonly centreName: string;
  readonly uploadsLeft: number;
  readonly expiresAt: string;
}

/** @throws Refusal `document.link-invalid`. */
export async function showUploadLink(deps: Deps, request: LinkRequest): Promise<ShownUploadLink> {
  const { context, named } = enter(deps, request);
  return readCentre(deps.db, context, async (tx) => {
    const link = await findUploadLink(tx, named.linkId);
    if (link === undefined) throw refuse("document.link-invalid");
    return shown(link, (await findCentre(tx)).name);
  });
}

/**
 * Takes one use of a link before anything of the file is read, in a transaction of its own, so
 * that refused files count as well and many at once can't pass the limit.
 *
 * @throws Refusal `document.link-invalid`, `document.link-used-up`.
 */
export async function beginUploadByLink(deps: Deps, request: LinkRequest): Promise<void> {
  const { context, named } = enter(deps, request);
  await withTransaction(deps.db, context, async (tx) => {
    if ((await takeUpload(tx, named.linkId)) !== undefined) return;
    const isValid = (await findUploadLink(tx, named.linkId)) !== undefined;
    throw refuse(isValid ? "document.link-used-up" : "document.link-invalid");
  });
}

/**
 * Keeps a photo that came by a link whose use was taken.
 *
 * @throws Refusal `document.link-invalid`, `document.link-used-up` and those of `readScan`.
 */
export async function uploadByLink(
  deps: DocumentDeps,
  command: LinkRequest & { readonly file: ScanFile; readonly kind: DocumentKind },
): Promise<ShownUploadLink> {
  const { context, named } = enter(deps, command);
  const scan = await readScanFile(command.file);
  return withTransaction(deps.db, context, async (tx) => {
    const link = await findUploadLink(tx, named.linkId);
    if (link === undefined) throw refuse("document.link-invalid");
    if (!(await takeUploadBytes(tx, link.id, scan.content.length))) {
      throw refuse("document.link-used-up");
    }
    const subject = { kind: link.subjectKind, id: link.subjectId };
    const place = { subject, kind: command.kind, source: "phone" } as const;
    await keepScan(tx, deps.files, { scan, place });
    return shown(link, (await findCentre(tx)).name);
  });
}

/** The link itself acts: in the audit trail stands which one, and who opened it stands with it. */
function enter(deps: Deps, request: LinkRequest): { context: ActionContext; named: UploadToken } {
  const named = readUploadToken(deps.db.keys, request.token);
  if (named === undefined) throw refuse("document.link-invalid");
  const { requestId, ip } = request;
  const actor = { id: named.linkId, kind: "upload-link" };
  return { named, context: { actor, centreId: named.centreId, requestId, origin: { ip } } };
}

function shown(link: UploadLink, centreName: string): ShownUploadLink {
  const uploadsLeft = link.uploadsMax - link.uploadsUsed;
  return { centreName, uploadsLeft, expiresAt: link.expiresAt };
}
