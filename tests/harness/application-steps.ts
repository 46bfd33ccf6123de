import type { Response } from "supertest";
import { rosterRows, type RosterRow } from "./roster-files.ts";
import type { StaffClient } from "./staff-client.ts";

/** A draft as the API shows it, as far as tests look at it. */
export interface DraftView {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly fields: Readonly<
    Record<string, { value: string; source: string; on: string; was: unknown }>
  >;
  readonly problems: readonly { pointer: string; code: string; level: string }[];
  readonly toAcknowledge: readonly string[];
  readonly duplicates: readonly { reasons: string[]; borrowerName: string }[];
}

/** What the counter types for a person of the roster of 2024, beside the ID number. */
export function counterForm(row: RosterRow): Record<string, string> {
  return {
    name: row["姓名"] ?? "",
    sex: row["性别"] ?? "",
    ethnicity: row["民族"] ?? "",
    phone: row["手机号"] ?? "",
    township: row["户籍乡镇"] ?? "",
    hardshipCategory: row["困难类别"] ?? "",
    highSchool: row["毕业高中"] ?? "",
    universityCode: row["高校代码"] ?? "",
    department: row["院系"] ?? "",
    major: row["专业"] ?? "",
    level: row["学历层次"] ?? "",
    programmeYears: row["学制"] ?? "",
    entryYear: row["入学年份"] ?? "",
    graduationYear: row["预计毕业年份"] ?? "",
    studentNumber: row["学号"] ?? "",
    tuition: row["学费"] ?? "",
    accommodation: row["住宿费"] ?? "",
    amount: row["申请金额"] ?? "",
    coBorrowerName: row["共同借款人姓名"] ?? "",
    coBorrowerRelation: row["共同借款人关系"] ?? "",
    coBorrowerIdNumber: row["共同借款人身份证号"] ?? "",
    coBorrowerPhone: row["共同借款人手机号"] ?? "",
  };
}

/** Adults of the roster whose co-borrower is a parent: nothing about them is odd. */
export function plainRows(count: number): RosterRow[] {
  const plain = rosterRows().filter(
    (row) =>
      ["父亲", "母亲"].includes(row["共同借款人关系"] ?? "") &&
      (row["身份证号"] ?? "").slice(6, 14) < "20060815" &&
      (row["预计毕业年份"] ?? "") >= "2026" &&
      row["贷款类型"] === "首贷",
  );
  return plain.slice(0, count);
}

export async function startDraft(
  staff: StaffClient,
  row: RosterRow,
  academicYear = "2024-2025",
): Promise<DraftView> {
  const body = { academicYear, idNumber: row["身份证号"], source: "card" };
  const answer = await staff.post("/v1/application-drafts", body).expect(201);
  return answer.body as DraftView;
}

/** Types some fields into a draft. */
export async function fill(
  staff: StaffClient,
  draft: DraftView,
  fields: Record<string, string>,
): Promise<DraftView> {
  const path = `/v1/application-drafts/${draft.id}`;
  const answer = await staff.patch(path, { fields }, String(draft.version)).expect(200);
  return answer.body as DraftView;
}

/** Reasons for all the warnings of a draft. */
export function reasonsFor(draft: DraftView) {
  return draft.toAcknowledge.map((code) => ({ code, reason: "已核对原件" }));
}

export function submit(
  staff: StaffClient,
  draft: DraftView,
  acknowledgements: readonly { code: string; reason: string }[] = reasonsFor(draft),
): PromiseLike<Response> {
  const path = `/v1/application-drafts/${draft.id}/submission`;
  return staff.post(path, { acknowledgements }).set("If-Match", `"${draft.version}"`);
}

/** A complete application at the counter; gives its id and version. */
export async function enterApplication(
  staff: StaffClient,
  row: RosterRow,
  changes: Record<string, string> = {},
): Promise<{ id: string; version: number }> {
  const started = await startDraft(staff, row, changes["academicYear"]);
  const draft = await fill(staff, started, { ...counterForm(row), ...changes });
  const answer = await submit(staff, draft);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as { id: string; version: number };
}

/** A POST with the version that was shown. */
export function act(
  staff: StaffClient,
  path: string,
  shown: { readonly version: number; readonly body?: object },
): ReturnType<StaffClient["post"]> {
  return staff.post(path, shown.body ?? {}).set("If-Match", `"${shown.version}"`);
}

/** What an answer refused with: `409 application.exists`. */
export function codeOf({ status, body }: { status: number; body: { code?: string } }): string {
  return `${status} ${body.code}`;
}
