import type { PlainDate } from "../calendar/index.ts";
import { cleanText } from "../identity/index.ts";
import { FORM_FIELDS, toForm } from "./application-form.ts";
import type { ApplicationForm, FormField } from "./application-form.ts";
import { maskField } from "./mask-field.ts";

/**
 * Where a value comes from (ux 3.2 C-03): read from the card 卡, typed 手输, taken from last year's
 * application 上年, the returned application itself, the hardship recognition 认定, the pre-application 预申请, the borrower's file 档案, derived from the ID number,
 * looked up in a register, or set by the product itself.
 */
export const FIELD_SOURCES = [
  "card",
  "typed",
  "last-year",
  "recognition",
  "pre-application",
  "application",
  "file",
  "id-number",
  "register",
  "system",
] as const;
export type FieldSource = (typeof FIELD_SOURCES)[number];

/** A source with the day the value is of. */
export interface Origin {
  readonly source: FieldSource;
  readonly on: PlainDate;
}

/** One value of a draft and how it came there. */
export interface DraftField extends Origin {
  readonly value: string;
  /** The draft's version that wrote it. */
  readonly version: number;
  /** What a person has changed: the value that was filled in before, and its source. */
  readonly was?: Origin & { readonly value: string };
}

export type DraftContent = Readonly<Partial<Record<FormField, DraftField>>>;

/** What somebody writes into a draft at one time. */
export interface DraftChange {
  readonly fields: Readonly<Partial<Record<FormField, string | undefined>>>;
  readonly source: FieldSource;
  readonly on: PlainDate;
  /** The version that this change makes. */
  readonly version: number;
}

/**
 * The draft after a change. A value that stays as it is keeps its source; a changed one says from
 * what: the first value that was filled in, however often it is typed over.
 */
export function changeDraft(content: DraftContent, change: DraftChange): DraftContent {
  const changed: Partial<Record<FormField, DraftField>> = { ...content };
  for (const field of FORM_FIELDS) {
    const stated = change.fields[field];
    const before = content[field];
    if (stated === undefined || isShownAgain(field, stated, before)) continue;
    changed[field] = changeField(before, cleanText(stated), change);
  }
  return changed;
}

/** A screen that saves all its fields sends back what it was shown, asterisks and all. */
function isShownAgain(field: FormField, stated: string, before: DraftField | undefined): boolean {
  return before !== undefined && stated.includes("*") && stated === maskField(field, before.value);
}

function changeField(
  before: DraftField | undefined,
  value: string,
  { source, on, version }: DraftChange,
): DraftField {
  if (before !== undefined && before.value === value) return before;
  const now = { value, source, on, version };
  const first = before === undefined ? undefined : (before.was ?? before);
  if (first === undefined || first.value === "") return now;
  if (first.value === value) return { value, source: first.source, on: first.on, version };
  return { ...now, was: { value: first.value, source: first.source, on: first.on } };
}

/** The draft's values as a form that the rules read. */
export function formOf(content: DraftContent): ApplicationForm {
  const known = FORM_FIELDS.map((field) => [field, content[field]?.value ?? ""] as const);
  return toForm(Object.fromEntries(known));
}

/** Fields written after a version: what a person who saw that version has missed. */
export function changedSince(content: DraftContent, version: number): FormField[] {
  return FORM_FIELDS.filter((field) => (content[field]?.version ?? 0) > version);
}
