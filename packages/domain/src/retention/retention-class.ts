/**
 * Kinds of data that have a period of their own. The order is the order in which a run goes: what
 * hangs on another row goes before it.
 */
export const RETENTION_CLASSES = [
  "sign-in-trace",
  "idempotency-key",
  "draft",
  "import-content",
  "interest-entry",
  "publicity-list",
  "pre-application",
  "hardship",
  "working-document",
  "notice",
  "application",
  "unused-file",
  "borrower-file",
  "ledger",
  "audit",
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Classes whose rows carry no personal data and which no run touches. */
export const KEPT_CLASSES = ["ledger", "audit"] as const satisfies readonly RetentionClass[];

/** Classes that a run takes away. */
export type ErasableClass = Exclude<RetentionClass, (typeof KEPT_CLASSES)[number]>;

export const ERASABLE_CLASSES = RETENTION_CLASSES.filter(
  (name): name is ErasableClass => !KEPT_CLASSES.some((kept) => kept === name),
);
