import type { PlainDate } from "../calendar/index.ts";
import { readResidentId } from "../identity/index.ts";
import { FORM_FIELDS } from "./application-form.ts";
import type { ApplicationForm, FormField } from "./application-form.ts";
import type { DraftContent, DraftField, FieldSource } from "./draft-content.ts";

type Known = Readonly<Partial<Record<FormField, string>>>;

/** What is known of a person before a word is typed; the first list that has a field wins. */
export interface KnownOfPerson {
  readonly academicYear: string;
  readonly idNumber: { readonly value: string; readonly source: "card" | "typed" | "file" };
  readonly hasEarlierLoan: boolean;
  readonly on: PlainDate;
  /** Latest application of an earlier year. */
  readonly lastYear?: { readonly form: ApplicationForm; readonly on: PlainDate } | undefined;
  /** The hardship recognition in force in the year. */
  readonly recognition?: { readonly category: string; readonly on: PlainDate } | undefined;
  readonly preApplication?: { readonly fields: Known; readonly on: PlainDate } | undefined;
  readonly file?: { readonly fields: Known; readonly on: PlainDate } | undefined;
}

/** Stated anew each year: the sum, the statement, and what the product sets by itself. */
const NOT_FROM_LAST_YEAR: ReadonlySet<FormField> = new Set([
  "academicYear",
  "kind",
  "channel",
  "amount",
  "renewalStatement",
  "guardianConsent",
  "idNumber",
]);

/**
 * A draft with everything that card, file, pre-application and last year know, each field with its
 * source and day; nothing is typed twice. The recognition in force goes before this year's
 * pre-application, which goes before the file, and the
 * file before last year's form: the later statement wins. Whether it is a first loan or a renewal follows from the record.
 */
export function prefillDraft(known: KnownOfPerson): DraftContent {
  const filled: Partial<Record<FormField, DraftField>> = {};
  const fill = (fields: Known, source: FieldSource, on: PlainDate): void => {
    for (const field of FORM_FIELDS) {
      const value = fields[field];
      if (value === undefined || value === "" || filled[field] !== undefined) continue;
      filled[field] = { value, source, on, version: 1 };
    }
  };
  const { on, idNumber } = known;
  const kind = known.hasEarlierLoan ? "renewal" : "first";
  fill({ academicYear: known.academicYear, kind, channel: "counter" }, "system", on);
  fill({ idNumber: idNumber.value }, idNumber.source, on);
  const reading = readResidentId(idNumber.value);
  if (reading.kind === "valid") fill({ sex: reading.sex }, "id-number", on);
  const { recognition, preApplication } = known;
  if (recognition !== undefined) {
    fill({ hardshipCategory: recognition.category }, "recognition", recognition.on);
  }
  if (preApplication !== undefined) {
    fill(preApplication.fields, "pre-application", preApplication.on);
  }
  if (known.file !== undefined) fill(known.file.fields, "file", known.file.on);
  if (known.lastYear !== undefined) {
    const { form, on: lastOn } = known.lastYear;
    const kept = FORM_FIELDS.filter((field) => !NOT_FROM_LAST_YEAR.has(field));
    fill(Object.fromEntries(kept.map((field) => [field, form[field]])), "last-year", lastOn);
  }
  return filled;
}
