import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { moveSealedFile, sealedFiles } from "../statements/issued-statements.ts";
import { documents } from "./tables.ts";

/** A file that a row says is there. */
export interface ExpectedFile {
  readonly documentId: string;
  readonly storageKey: string;
}

/** Every file of the centre that the store should hold: those whose content was not destroyed. */
export async function expectedFiles(tx: Tx): Promise<ExpectedFile[]> {
  const scans = await tx.orm
    .select({ documentId: documents.id, storageKey: documents.storageKey })
    .from(documents)
    .where(and(eq(documents.centreId, tx.centreId), isNull(documents.erasedAt)));
  return [...scans, ...(await sealedFiles(tx))];
}

/** Points the rows of a file to another one; false when no row needs it any more. */
export async function moveStoredFile(tx: Tx, from: string, to: string): Promise<boolean> {
  const moved = await tx.orm
    .update(documents)
    .set({ storageKey: to })
    .where(
      and(
        eq(documents.centreId, tx.centreId),
        eq(documents.storageKey, from),
        isNull(documents.erasedAt),
      ),
    )
    .returning({ id: documents.id });
  return moved.length > 0 || moveSealedFile(tx, from, to);
}
