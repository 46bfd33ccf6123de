import { ageOn } from "../identity/index.ts";
import { ageDayOf } from "./academic-year.ts";
import { readId, readName, readPhone } from "./read-person.ts";
import type { ReadId } from "./read-person.ts";
import type { RosterApplication } from "./roster-application.ts";
import type { RowReading } from "./row-reading.ts";

type Person = Pick<RosterApplication, "name" | "sex" | "idNumber" | "birthOn" | "phone">;
type Borrower = Person & Pick<RosterApplication, "hardshipCategory" | "needsGuardianConsent">;

/** The borrower's cells; `id` stands alone, since the co-borrower is compared with it. */
export function readBorrower(row: RowReading): {
  readonly id: ReadId | undefined;
  readonly borrower: Borrower | undefined;
} {
  const { cells, context, report } = row;
  const name = readName("姓名", cells["姓名"], report);
  const sex = readSex(row);
  const cell = { field: "身份证号", text: cells["身份证号"] } as const;
  const id = readId(cell, context.businessDate, report);
  if (id !== undefined && sex !== undefined && id.sex !== sex) {
    report("性别", "sex.differs-from-id");
  }
  if (id !== undefined) checkDuplicate(row, id);
  const needsGuardianConsent = id !== undefined && isMinor(row, id);
  const phone = readPhone("手机号", cells["手机号"], report);
  checkTownship(row);
  const hardshipCategory = readHardshipCategory(row);
  if (name === undefined || sex === undefined || id === undefined)
    return { id, borrower: undefined };
  if (phone === undefined || hardshipCategory === undefined) return { id, borrower: undefined };
  const { idNumber, birthOn } = id;
  const person = { name, sex, idNumber, birthOn, phone };
  return { id, borrower: { ...person, hardshipCategory, needsGuardianConsent } };
}

function readSex({ cells, report }: RowReading): "male" | "female" | undefined {
  if (cells["性别"] === "男") return "male";
  return cells["性别"] === "女" ? "female" : report("性别", "sex.unknown");
}

function checkDuplicate({ academicYear, context, report }: RowReading, id: ReadId): void {
  if (academicYear === undefined) return;
  if (context.seen(academicYear.text, id.idNumber)) {
    report("身份证号", "application.duplicate", { year: academicYear.text });
  }
}

function isMinor({ academicYear, report }: RowReading, id: ReadId): boolean {
  if (academicYear === undefined) return false;
  const day = ageDayOf(academicYear);
  if (ageOn(id.birthOn, day) >= 18) return false;
  report("身份证号", "borrower.minor", { day });
  return true;
}

function checkTownship({ cells, context, report }: RowReading): void {
  const township = cells["户籍乡镇"];
  if (township === "" || context.townships === undefined) return;
  if (!context.townships.has(township)) report("户籍乡镇", "township.unknown");
}

function readHardshipCategory({ cells, context, report }: RowReading): string | undefined {
  const words = cells["困难类别"];
  const category = context.hardshipCategories.find(({ zh }) => zh === words);
  return category?.code ?? report("困难类别", "hardship.unknown-category");
}
