import { ageOn } from "../identity/index.ts";
import { ageDayOf } from "./academic-year.ts";
import { readId, readName, readPhone } from "./read-person.ts";
import type { ReadId } from "./read-person.ts";
import type { RosterApplication } from "./roster-application.ts";
import type { FormReading } from "./form-reading.ts";

type Person = Pick<RosterApplication, "name" | "sex" | "idNumber" | "birthOn" | "phone">;
type Borrower = Person & Pick<RosterApplication, "hardshipCategory" | "needsGuardianConsent">;

/** The borrower's fields; `id` stands alone, since the co-borrower is compared with it. */
export function readBorrower(reading: FormReading): {
  readonly id: ReadId | undefined;
  readonly borrower: Borrower | undefined;
} {
  const { form, context, report } = reading;
  const name = readName("name", form.name, report);
  const sex = readSex(reading);
  const cell = { field: "idNumber", text: form.idNumber } as const;
  const id = readId(cell, context.businessDate, report);
  if (id !== undefined && sex !== undefined && id.sex !== sex) {
    report("sex", "sex.differs-from-id");
  }
  if (id !== undefined) checkDuplicate(reading, id);
  const needsGuardianConsent = id !== undefined && isMinor(reading, id);
  const phone = readPhone("phone", form.phone, report);
  checkTownship(reading);
  const hardshipCategory = readHardshipCategory(reading);
  if (name === undefined || sex === undefined || id === undefined)
    return { id, borrower: undefined };
  if (phone === undefined || hardshipCategory === undefined) return { id, borrower: undefined };
  const { idNumber, birthOn } = id;
  const person = { name, sex, idNumber, birthOn, phone };
  return { id, borrower: { ...person, hardshipCategory, needsGuardianConsent } };
}

function readSex({ form, report }: FormReading): "male" | "female" | undefined {
  if (form.sex === "男" || form.sex === "male") return "male";
  return form.sex === "女" || form.sex === "female" ? "female" : report("sex", "sex.unknown");
}

function checkDuplicate({ academicYear, context, report }: FormReading, id: ReadId): void {
  if (academicYear === undefined) return;
  if (context.seen(academicYear.text, id.idNumber)) {
    report("idNumber", "application.duplicate", { year: academicYear.text });
  }
}

function isMinor({ academicYear, report }: FormReading, id: ReadId): boolean {
  if (academicYear === undefined) return false;
  const day = ageDayOf(academicYear);
  if (ageOn(id.birthOn, day) >= 18) return false;
  report("idNumber", "borrower.minor", { day });
  return true;
}

function checkTownship({ form, context, report }: FormReading): void {
  const township = form.township;
  if (township === "" || context.townships === undefined) return;
  if (!context.townships.has(township)) report("township", "township.unknown");
}

function readHardshipCategory({ form, context, report }: FormReading): string | undefined {
  const words = form.hardshipCategory;
  const category = context.hardshipCategories.find(
    ({ zh, code }) => words === zh || words === code,
  );
  return category?.code ?? report("hardshipCategory", "hardship.unknown-category");
}
