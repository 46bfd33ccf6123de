import { documentKindEntry, documentKinds } from "../document/index.ts";
import type { ArchiveEntry, ArchiveFact, ArchiveKind, ArchivePart } from "./archive-entry.ts";
import { archiveTitle } from "./archive-title.ts";

const PARTS: Readonly<Record<ArchiveKind, ArchivePart>> = {
  "pre-application": "credit-contract",
  hardship: "credit-contract",
  application: "credit-contract",
  "deficiency-notice": "credit-contract",
  "amount-raise": "credit-contract",
  document: "credit-contract",
  contract: "credit-contract",
  signature: "credit-contract",
  "guardian-consent": "credit-contract",
  "loan-fact": "loan-management",
  change: "loan-management",
  notice: "loan-management",
  print: "loan-management",
  reveal: "loan-management",
};

/** The part of the bag in which a thing lies (rulebook 5.5): papers by what they are kept for. */
export function archivePartOf({ kind, event }: Pick<ArchiveFact, "kind" | "event">): ArchivePart {
  if (kind === "document") {
    const known = documentKinds.find((code) => code === event);
    const retention = known && documentKindEntry(known).retention;
    const isContract = retention === "credit-contract" || retention === "hardship";
    return isContract ? "credit-contract" : "loan-management";
  }
  if (kind === "contract" && event === "disburse") return "loan-management";
  return PARTS[kind];
}

/** The index of a bag: by day, then as it was recorded; the same facts give the same index. */
export function indexArchive<Fact extends ArchiveFact>(
  facts: readonly Fact[],
): (Fact & ArchiveEntry)[] {
  return facts
    .map((fact) => ({ ...fact, part: archivePartOf(fact), ...archiveTitle(fact) }))
    .toSorted((a, b) => compare(keyOf(a), keyOf(b)));
}

function keyOf({ on, recordedAt, kind, subjectId, event }: ArchiveFact): string {
  return [on, recordedAt, kind, subjectId, event].join("|");
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
