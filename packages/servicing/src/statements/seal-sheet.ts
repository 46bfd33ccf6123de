import { createHash } from "node:crypto";
import type { Tx } from "@bursar/database/connection";
import type { SealedFile } from "@bursar/database/statements";
import { renderPdf, type Sheets } from "@bursar/documents/pdf";
import { sealPdf, type Seal, type SealSource } from "@bursar/documents/seal";
import type { FileStore } from "@bursar/documents/storage";
import { statementKindEntries, type StatementKind } from "@bursar/domain/statements";
import type { DocumentDeps } from "../documents/index.ts";
import { storeContent } from "../documents/stored-content.ts";
import type { KeptSheet } from "./sheet-of.ts";

/** What use cases need that issue or print statements. */
export interface StatementDeps extends DocumentDeps {
  readonly seal: SealSource;
}

/** A sheet that is about to be sealed. */
export interface SheetToSeal {
  readonly kind: StatementKind;
  readonly number: string;
  readonly sheet: KeptSheet;
  /** Name of who issues it, for the foot of the sheet. */
  readonly issuer: string;
  /** Instant of issue, for the foot of the sheet. */
  readonly issuedAt: string;
}

/**
 * Sets a sheet as a PDF, seals it and stores it. These bytes are the sheet from now on.
 *
 * @throws Refusal `document.glyph-missing`, `seal.expired`, `seal.not-yet-valid`
 */
export async function sealSheet(
  tx: Tx,
  { files, seal }: { readonly files: FileStore; readonly seal: Seal },
  { kind, number, sheet, issuer, issuedAt }: SheetToSeal,
): Promise<SealedFile> {
  const { name: sealedBy, fingerprint: certificate } = seal.identity;
  const atIssue = { printNo: null, printedBy: issuer, printedAt: issuedAt, sealedBy, certificate };
  const plain = await renderPdf(kind, { ...sheet, ...atIssue } as Sheets[StatementKind]);
  // The seal's time is the machine's: a demo's business date is in no certificate's term.
  const sealedAt = new Date().toISOString();
  const reason = `${statementKindEntries[kind].zh} ${number}`;
  const content = await sealPdf(plain, { seal, at: sealedAt, reason });
  const sha256 = createHash("sha256").update(content).digest("hex");
  const storageKey = await storeContent(tx, files, content);
  return { storageKey, sha256, sealedBy, certificate, sealedAt };
}
