import { maskIdNumber } from "@bursar/domain/identity";
import type { Bag } from "./read-bags.ts";

/** Where a paper lies in the ZIP, or why it doesn't: taken out, destroyed, lost by the store. */
export interface PackedPaper {
  readonly path: string | null;
  readonly content: "packed" | "removed" | "erased" | "missing";
}

/** A bag's index for programs. */
export function bagJson(
  bag: Bag,
  { bagNo, papers }: { bagNo: number; papers: ReadonlyMap<string, PackedPaper> },
): Buffer {
  const { borrower, contractNos, entries, checklists } = bag;
  const json = {
    bagNo,
    borrower: {
      id: borrower.id,
      name: borrower.name,
      idNumber: maskIdNumber(borrower.idNumber),
    },
    contractNos,
    entries: entries.map(({ document, ...entry }) => ({
      ...entry,
      ...(document && {
        document: {
          id: document.id,
          mediaType: document.mediaType,
          bytes: document.byteLength,
          pages: document.pages,
          quality: document.quality,
          retentionLabel: document.retentionLabel,
          ...papers.get(document.id),
        },
      }),
    })),
    checklists: checklists.map(({ applicationId, academicYear, contractNo, deficiencies }) => ({
      applicationId,
      academicYear,
      contractNo,
      complete: deficiencies.length === 0,
      missing: deficiencies,
    })),
  };
  return Buffer.from(`${JSON.stringify(json, null, 1)}\n`);
}
