import type { PlainDate } from "../calendar/index.ts";

/** What a bag's index lists: everything received, decided, signed, paid and sent. */
export const ARCHIVE_KINDS = [
  "pre-application",
  "hardship",
  "application",
  "deficiency-notice",
  "amount-raise",
  "document",
  "contract",
  "signature",
  "guardian-consent",
  "loan-fact",
  "change",
  "notice",
  "print",
  "reveal",
] as const;
export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];

/** The two parts of a bag (rulebook 5.5): 信贷合同档案 and 信贷管理档案. */
export const ARCHIVE_PARTS = ["credit-contract", "loan-management"] as const;
export type ArchivePart = (typeof ARCHIVE_PARTS)[number];

export const archivePartNames: Readonly<Record<ArchivePart, { zh: string; en: string }>> = {
  "credit-contract": { zh: "一、信贷合同档案", en: "1. Credit contract file" },
  "loan-management": { zh: "二、信贷管理档案", en: "2. Loan management file" },
};

/** One thing that happened, as it is stored. */
export interface ArchiveFact {
  readonly kind: ArchiveKind;
  /** Its step, kind or party: what the title is made of. */
  readonly event: string;
  /** What it happened to. */
  readonly subjectId: string;
  /** Business day. */
  readonly on: PlainDate;
  /** When it was recorded, UTC, ISO: the order within a day. */
  readonly recordedAt: string;
  readonly actorId: string;
}

/** A line of the index. */
export interface ArchiveEntry extends ArchiveFact {
  readonly part: ArchivePart;
  readonly zh: string;
  readonly en: string;
}
