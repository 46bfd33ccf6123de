import { and, desc, eq, inArray, lt, notInArray } from "drizzle-orm";
import { formOf, toForm } from "@bursar/domain/application";
import type { ApplicationForm, DraftContent } from "@bursar/domain/application";
import { formatYuan } from "@bursar/domain/money";
import { borrowers } from "../borrowers/tables.ts";
import type { Sealed } from "../columns/columns.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { applications } from "./tables.ts";

/** A warning that an officer took on, and why. */
export interface Acknowledgement {
  readonly code: string;
  readonly reason: string;
}

/** What was submitted: every field with its source, and the reasons for going on. */
export interface SubmittedContent {
  readonly fields: DraftContent;
  readonly acknowledgements: readonly Acknowledgement[];
}

const COLUMN = "applications.content";

export function sealContent(tx: Tx, content: SubmittedContent): Sealed {
  return sealText(tx, COLUMN, JSON.stringify(content));
}

/** An application as its form states it, with personal data in clear. */
export interface StatedApplication {
  readonly id: string;
  readonly borrowerId: string;
  readonly academicYear: string;
  readonly status: string;
  readonly submittedOn: string;
  readonly form: ApplicationForm;
  /** Absent for a roster row, which has no draft behind it. */
  readonly content: SubmittedContent | undefined;
}

const ENDED = ["withdrawn", "voided"];

/** These applications as they state themselves; by id. */
export async function openApplications(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, StatedApplication>> {
  if (ids.length === 0) return new Map();
  const rows = await selectStated(tx).where(
    and(eq(applications.centreId, tx.centreId), inArray(applications.id, [...ids])),
  );
  return new Map(rows.map((row) => [row.application.id, toStated(tx, row)]));
}

/** Each borrower's latest application of an earlier year, by the borrower's id. */
export async function openEarlierApplications(
  tx: Tx,
  borrowerIds: readonly string[],
  academicYear: string,
): Promise<Map<string, StatedApplication>> {
  if (borrowerIds.length === 0) return new Map();
  const rows = await selectStated(tx)
    .where(
      and(
        eq(applications.centreId, tx.centreId),
        inArray(applications.borrowerId, [...borrowerIds]),
        lt(applications.academicYear, academicYear),
        notInArray(applications.status, ENDED),
      ),
    )
    .orderBy(desc(applications.academicYear));
  const latest = new Map<string, StatedApplication>();
  for (const row of rows) {
    const { borrowerId } = row.application;
    if (!latest.has(borrowerId)) latest.set(borrowerId, toStated(tx, row));
  }
  return latest;
}

function selectStated(tx: Tx) {
  return tx.orm
    .select({ application: applications, borrower: borrowers })
    .from(applications)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, applications.centreId), eq(borrowers.id, applications.borrowerId)),
    );
}

interface StatedRow {
  readonly application: typeof applications.$inferSelect;
  readonly borrower: typeof borrowers.$inferSelect;
}

function toStated(tx: Tx, { application, borrower }: StatedRow): StatedApplication {
  const { id, borrowerId, academicYear, status, submittedOn, contentSealed } = application;
  const content =
    contentSealed === null
      ? undefined
      : (JSON.parse(openText(tx, COLUMN, contentSealed)) as SubmittedContent);
  // The amount may have been raised since, and the column knows.
  const form =
    content === undefined
      ? formOfColumns(tx, { application, borrower })
      : { ...formOf(content.fields), amount: wholeYuan(application.amountFen) };
  return { id, borrowerId, academicYear, status, submittedOn, form, content };
}

/** A roster's row as a form; the person's own data are those on file now. */
function formOfColumns(tx: Tx, { application, borrower }: StatedRow): ApplicationForm {
  return toForm({
    academicYear: application.academicYear,
    kind: application.kind,
    channel: application.channel,
    name: borrower.name,
    sex: borrower.sex,
    ethnicity: borrower.ethnicity,
    idNumber: openText(tx, "borrowers.id_number", borrower.idNumberSealed),
    phone: openText(tx, "borrowers.phone", borrower.phoneSealed),
    township: borrower.township,
    hardshipCategory: application.hardshipCategory,
    highSchool: application.highSchool,
    universityCode: application.universityCode,
    department: application.department,
    major: application.major,
    level: application.level,
    programmeYears: String(application.programmeYears),
    entryYear: String(application.entryYear),
    graduationYear: String(application.graduationYear),
    studentNumber: application.studentNumber,
    tuition: formatYuan(application.tuitionFen),
    accommodation: formatYuan(application.accommodationFen),
    amount: wholeYuan(application.amountFen),
    coBorrowerName: application.coBorrowerName,
    coBorrowerRelation: application.coBorrowerRelation,
    coBorrowerIdNumber: openText(
      tx,
      "applications.co_borrower_id_number",
      application.coBorrowerIdNumberSealed,
    ),
    coBorrowerPhone: openText(
      tx,
      "applications.co_borrower_phone",
      application.coBorrowerPhoneSealed,
    ),
  });
}

/** An applied amount is whole yuan, and a form shows it so. */
function wholeYuan(fen: bigint): string {
  return formatYuan(fen).replace(/\.00$/, "");
}
