import { ageOn, cleanCode, normaliseResidentId } from "../identity/index.ts";
import { ageDayOf } from "./academic-year.ts";
import type { FormReading } from "./form-reading.ts";
import type { ReadId } from "./read-person.ts";
import { documentConditions } from "./document-conditions.ts";
import { isParent } from "./relation.ts";
import type { CoBorrower, CounterContext, RosterApplication } from "./roster-application.ts";

/** What the other readers have found; `undefined` where it is itself wrong. */
export interface ReadSoFar {
  readonly kind: RosterApplication["kind"] | undefined;
  readonly id: ReadId | undefined;
  readonly study: { readonly universityCode: string; readonly level: string } | undefined;
  readonly coBorrower: CoBorrower | undefined;
}

/**
 * The checks of the counter (rulebook 1.1, 1.2, 5.3), which need more than a roster's row has:
 * the household, the person's file and last year's application, the papers on the table.
 */
export function checkAtCounter(reading: FormReading, found: ReadSoFar): void {
  const { counter } = reading.context;
  if (counter === undefined) return;
  checkHousehold(reading, counter, found);
  checkFile(reading, counter, found);
  checkRecognition(reading, counter);
  if (found.coBorrower !== undefined) checkCoBorrower(reading, counter, found.coBorrower);
  if (found.kind === "renewal") checkRenewal(reading, counter);
  checkChannel(reading, counter, found);
  checkDocuments(reading, counter, found);
}

/** The six digits of an ID number say where the first card was made, and so they only hint. */
function checkHousehold(
  { form, report }: FormReading,
  { divisionCode }: CounterContext,
  { id, coBorrower }: ReadSoFar,
): void {
  const division = cleanCode(form.householdDivision);
  if (division !== "" && division !== divisionCode) {
    report("householdDivision", "borrower.household-elsewhere");
  } else if (division === "" && id !== undefined && !id.idNumber.startsWith(divisionCode)) {
    report("idNumber", "borrower.household-to-check");
  }
  const theirs = cleanCode(form.coBorrowerDivision);
  if (theirs !== "" && theirs !== divisionCode) {
    report("coBorrowerDivision", "co-borrower.household-elsewhere");
  } else if (theirs === "" && coBorrower?.idNumber.startsWith(divisionCode) === false) {
    report("coBorrowerIdNumber", "co-borrower.household-to-check");
  }
}

function checkFile(
  { form, report }: FormReading,
  counter: CounterContext,
  { kind }: ReadSoFar,
): void {
  if (counter.nameOnFile !== undefined && counter.nameOnFile !== form.name && form.name !== "") {
    report("name", "borrower.name-differs");
  }
  if (kind === "first" && counter.hasEarlierLoan) report("kind", "kind.first-before");
  if (kind === "renewal" && !counter.hasEarlierLoan) report("kind", "kind.no-earlier-loan");
}

/** A recognition stands until it is changed; the form alone can't say otherwise. */
function checkRecognition(
  { form, context, report }: FormReading,
  { recognisedCategory }: CounterContext,
): void {
  const stated = categoryOf(form, context);
  if (recognisedCategory === undefined || stated === undefined) return;
  if (stated.code === recognisedCategory) return;
  const recognised = context.hardshipCategories.find(({ code }) => code === recognisedCategory);
  const { zh, en } = recognised ?? { zh: recognisedCategory, en: recognisedCategory };
  report("hardshipCategory", "hardship.differs-from-recognition", { category: zh, categoryEn: en });
}

/** The category that a form names by its words or its code. */
function categoryOf(
  form: Pick<FormReading["form"], "hardshipCategory">,
  { hardshipCategories }: FormReading["context"],
) {
  const words = form.hardshipCategory;
  return hardshipCategories.find(({ zh, code }) => words === zh || words === code);
}

function checkCoBorrower(
  { report }: FormReading,
  counter: CounterContext,
  { idNumber, relation }: CoBorrower,
): void {
  if (!isParent(relation)) report("coBorrowerRelation", "co-borrower.not-parent");
  if (counter.isBorrowing(idNumber)) report("coBorrowerIdNumber", "co-borrower.has-loan");
}

function checkRenewal(
  { form, report }: FormReading,
  { renewalStatement, earlier }: CounterContext,
): void {
  const { minLength: min, maxLength: max } = renewalStatement;
  const length = Array.from(form.renewalStatement).length;
  if (length === 0) report("renewalStatement", "renewal.statement-missing", { min, max });
  else if (length < min || length > max) {
    report("renewalStatement", "renewal.statement-length", { min, max, length });
  }
  if (earlier === undefined || form.coBorrowerIdNumber === "") return;
  if (normaliseResidentId(form.coBorrowerIdNumber) !== earlier.coBorrowerIdNumber) {
    report("coBorrowerIdNumber", "co-borrower.changed");
  }
}

/** Nobody comes to the counter for a remote renewal, so who signs must be who signed last year. */
function checkChannel(
  { form, report }: FormReading,
  { earlier }: CounterContext,
  { kind, study }: ReadSoFar,
): void {
  if (form.channel !== "remote" || kind === undefined) return;
  if (kind === "first") report("channel", "renewal.remote-first-loan");
  else if (
    earlier === undefined ||
    normaliseResidentId(form.coBorrowerIdNumber) !== earlier.coBorrowerIdNumber ||
    form.name !== earlier.name ||
    (study !== undefined &&
      (study.universityCode !== earlier.universityCode || study.level !== earlier.level))
  ) {
    report("channel", "renewal.remote-not-possible");
  }
}

function checkDocuments(
  { form, academicYear, context, report }: FormReading,
  counter: CounterContext,
  { kind, id }: ReadSoFar,
): void {
  if (kind === undefined) return;
  const isMinor =
    academicYear !== undefined &&
    id !== undefined &&
    ageOn(id.birthOn, ageDayOf(academicYear)) < 18;
  const category = categoryOf(form, context);
  const conditions = documentConditions(
    { ...form, hardshipCategory: category?.code ?? form.hardshipCategory },
    { isMinor, earlier: counter.earlier },
  );
  const missing = counter.missingDocuments(kind, conditions);
  if (missing.length === 0) return;
  report("academicYear", "documents.incomplete", {
    documents: missing.map(({ zh }) => zh).join(""),
    documentsEn: missing.map(({ en }) => en).join(" "),
  });
}
