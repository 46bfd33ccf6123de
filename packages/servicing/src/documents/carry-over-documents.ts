import { findApplication } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  copyDocument,
  documentsOf,
  documentsOfEarlierApplications,
  type Document,
} from "@bursar/database/documents";
import { documentKindEntry } from "@bursar/domain/document";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { mayTouch } from "./may-touch.ts";

/**
 * 沿用上年: gives an application the papers that were kept at the borrower's first loan and are
 * not kept again for renewals (rulebook 5.5). Of each kind that the application lacks, the newest
 * one that was not found faulty; the stored file is shared. Done twice, it adds nothing.
 *
 * @throws Refusal `application.not-found`.
 */
export async function carryOverDocuments(
  deps: Deps,
  command: { context: ActionContext; applicationId: string },
): Promise<Document[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const application = await findApplication(tx, command.applicationId, true);
    const subject = { kind: "application", id: command.applicationId } as const;
    if (application === undefined || !(await mayTouch(tx, subject))) {
      throw refuse("application.not-found");
    }
    const own = await documentsOf(tx, [application.id]);
    const there = new Set(own.map(({ kind }) => kind));
    const copies: Document[] = [];
    for (const earlier of await documentsOfEarlierApplications(tx, application)) {
      if (there.has(earlier.kind) || !isCarried(earlier)) continue;
      const copy = await copyDocument(tx, earlier, {
        id: newId("doc"),
        subject,
        uploadedBy: tx.context.actor.id,
      });
      there.add(earlier.kind);
      if (copy !== undefined) copies.push(copy);
    }
    await recordAudit(tx, {
      action: "document.carried-over",
      subjectId: application.id,
      after: {
        documents: copies.map(({ id, kind, copiedFromId }) => ({ id, kind, copiedFromId })),
      },
    });
    return copies;
  });
}

function isCarried({ kind, quality }: Document): boolean {
  const isSound = quality === "good" || quality === "unchecked";
  return documentKindEntry(kind).keptOnce === true && isSound;
}
