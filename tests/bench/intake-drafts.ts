import { rosterRows, type RosterRow } from "../harness/roster-files.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { idNumberOf, nameOf, phoneOf } from "./search-crowd.ts";

const ACADEMIC_YEAR = "2026-2027";
const AT_ONCE = 6;

/** A draft that is ready to be submitted, with the version that the officer has on the screen. */
export interface ReadyDraft {
  readonly id: string;
  readonly etag: string;
}

/** Enters complete applications of people who were never here, through the counter's own routes. */
export async function enterDrafts(
  clerk: StaffClient,
  range: { readonly from: number; readonly count: number },
): Promise<ReadyDraft[]> {
  const [sample] = rosterRows(0, 1);
  if (sample === undefined) throw new Error("the roster is empty");
  const ready: ReadyDraft[] = [];
  for (let from = range.from; from < range.from + range.count; from += AT_ONCE) {
    const indexes = Array.from({ length: AT_ONCE }, (_, at) => from + at);
    ready.push(...(await Promise.all(indexes.map((at) => enterDraft(clerk, at, sample)))));
  }
  return ready.slice(0, range.count);
}

async function enterDraft(
  clerk: StaffClient,
  index: number,
  sample: RosterRow,
): Promise<ReadyDraft> {
  const started = await clerk
    .post("/v1/application-drafts", {
      academicYear: ACADEMIC_YEAR,
      idNumber: idNumberOf(index),
      source: "card",
    })
    .expect(201);
  const { id, version } = started.body as { id: string; version: number };
  const changed = await clerk
    .patch(`/v1/application-drafts/${id}`, { fields: fieldsOf(index, sample) }, String(version))
    .expect(200);
  const blocking = (changed.body.problems as { level: string }[]).filter(
    ({ level }) => level === "refusal",
  );
  if (blocking.length > 0) throw new Error(`not ready: ${JSON.stringify(blocking)}`);
  return { id, etag: changed.get("ETag") ?? "" };
}

function fieldsOf(index: number, sample: RosterRow): Record<string, string> {
  const isMale = Number(idNumberOf(index)[16]) % 2 === 1;
  return {
    name: nameOf(index),
    sex: isMale ? "男" : "女",
    ethnicity: "汉族",
    phone: phoneOf(index),
    address: `白沙滩镇某村${index}号`,
    township: "白沙滩镇",
    householdDivision: "371083",
    contactName: "联系人",
    contactPhone: phoneOf(index + 150_000),
    hardshipCategory: sample["困难类别"] ?? "",
    highSchool: sample["毕业高中"] ?? "",
    universityCode: sample["高校代码"] ?? "",
    department: sample["院系"] ?? "",
    major: sample["专业"] ?? "",
    level: "本科",
    programmeYears: "4",
    entryYear: "2026",
    graduationYear: "2030",
    studentNumber: `2026${String(index).padStart(8, "0")}`,
    tuition: "8000",
    accommodation: "1200",
    amount: "12000",
    coBorrowerName: nameOf(index + 7),
    coBorrowerRelation: "父亲",
    coBorrowerIdNumber: parentIdOf(index),
    coBorrowerPhone: phoneOf(index + 250_000),
    coBorrowerDivision: "371083",
  };
}

/** The same day and series, forty years earlier, with its own check digit. */
function parentIdOf(index: number): string {
  const own = idNumberOf(index);
  const body = `${own.slice(0, 6)}${Number(own.slice(6, 10)) - 30}${own.slice(10, 17)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + ("10X98765432"[sum % 11] ?? "");
}
