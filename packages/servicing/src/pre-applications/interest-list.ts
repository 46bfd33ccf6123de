import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  keyedHash,
  readCentre,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import type { Import, StagedRow } from "@bursar/database/imports";
import {
  countInterest as selectCounts,
  insertInterestEntries,
  interestKeys,
  listInterestEntries as selectEntries,
  type InterestCount,
  type InterestFilter,
  type InterestRow,
} from "@bursar/database/pre-applications";
import type { Table } from "@bursar/documents/tables";
import { readAcademicYear } from "@bursar/domain/application";
import { cleanCode } from "@bursar/domain/identity";
import {
  readInterestRows,
  type InterestEntry,
  type InterestField,
  type InterestRowResult,
} from "@bursar/domain/pre-application";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** Holds the rows of a list of those who mean to borrow against what the centre has. */
export async function checkInterestRows(tx: Tx, table: Table): Promise<InterestRowResult[]> {
  const stored = new Map<string, Set<string>>();
  for (const cell of new Set(table.rows.map((row) => cleanCode(row["学年"] ?? "")))) {
    const year = readAcademicYear(cell);
    if (year !== undefined) stored.set(year.text, await interestKeys(tx, year.text));
  }
  return readInterestRows(table.rows, (year, phone, name) => {
    const hash = keyedHash(tx.keys, "phone", phone).toString("hex");
    return stored.get(year)?.has(`${hash} ${name}`) ?? false;
  });
}

/** Adds the rows to the list; who is on it already is left out. Gives back how many came in. */
export async function enterInterestRows(
  tx: Tx,
  file: Import,
  rows: readonly StagedRow[],
): Promise<number> {
  const ids = await insertInterestEntries(
    tx,
    rows.map((row) => ({
      // What the check sealed is what comes back: the same build wrote and reads it.
      ...(row.content as InterestEntry),
      importId: file.id,
      makerId: file.stagedBy,
      collectedOn: file.businessOn,
    })),
  );
  return ids.length;
}

/**
 * One name taken down at the counter or on the phone.
 *
 * @throws Refusal `interest.invalid` with every problem in its data, `interest.duplicate`.
 */
export async function enterInterest(
  deps: Deps,
  command: { context: ActionContext; form: InterestEntry },
): Promise<InterestRow> {
  const { context } = command;
  const entry = readForm(command.form);
  // The entry holds personal data, so that it is not what is kept under the idempotency key.
  const added = await withTransaction(deps.db, context, async (tx) => {
    const collectedOn = await businessDate(tx);
    const makerId = context.actor.id;
    const [id] = await insertInterestEntries(tx, [
      { ...entry, importId: null, makerId, collectedOn },
    ]);
    if (id === undefined) throw refuse("interest.duplicate");
    const { academicYear, school, wish } = entry;
    const after = { academicYear, school, wish };
    await recordAudit(tx, { action: "interest.enter", subjectId: id, after });
    return { id, collectedOn };
  });
  return { ...entry, ...added, preApplicationId: null, applicationId: null };
}

const WISH_WORDS = { first: "首贷", renewal: "续贷", undecided: "未定" } as const;

function readForm(form: InterestEntry): InterestEntry {
  const cells = {
    学年: form.academicYear,
    姓名: form.name,
    学校: form.school,
    户籍乡镇: form.township,
    手机号: form.phone,
    意向: WISH_WORDS[form.wish],
    备注: form.note,
  } as const satisfies Record<InterestField, string>;
  const [result] = readInterestRows([cells], () => false);
  if (result === undefined) throw new Error("a form gave no result");
  if (result.verdict !== "refused") return result.entry;
  const [first] = result.problems;
  throw new Refusal("interest.invalid", {
    zh: `${first?.field ?? ""}：${first?.zh ?? ""}`,
    en: `${first?.field ?? ""}: ${first?.en ?? ""}`,
    status: 422,
    data: { problems: result.problems },
  });
}

/** A page of the list with what came of each entry. */
export async function listInterest(
  deps: Deps,
  query: { context: ActionContext; filter: InterestFilter },
): Promise<InterestRow[]> {
  return readCentre(deps.db, query.context, (tx) => selectEntries(tx, query.filter));
}

/** How many mean to borrow, and how many of them have come, by school or township. */
export async function countInterest(
  deps: Deps,
  query: { context: ActionContext; academicYear: string; by: "school" | "township" },
): Promise<InterestCount[]> {
  return readCentre(deps.db, query.context, (tx) => selectCounts(tx, query));
}
