import { eq, inArray, sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Tx } from "../connection/index.ts";
import { openNameSpeller } from "../search/name-keys.ts";
import { universities, universityNames } from "./tables.ts";

export type University = typeof universities.$inferSelect;
export type UniversityName = typeof universityNames.$inferSelect;

/** Names of all registered universities by their five-digit code. */
export async function loadUniversities(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.orm
    .select({ code: universities.code, name: universities.name })
    .from(universities);
  return new Map(rows.map((row) => [row.code, row.name]));
}

export async function findUniversity(tx: Tx, code: string): Promise<University | undefined> {
  const [row] = await tx.orm.select().from(universities).where(eq(universities.code, code));
  return row;
}

/** The names of these universities, for a list that shows codes. */
export async function findUniversities(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.orm
    .select({ code: universities.code, name: universities.name })
    .from(universities)
    .where(inArray(universities.code, [...codes]));
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** Every name of a university, its own first. */
export async function listNamesOf(tx: Tx, code: string): Promise<UniversityName[]> {
  const rows = await tx.orm.select().from(universityNames).where(eq(universityNames.code, code));
  const order = ["official", "short", "former"];
  return rows.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** A university and the name by which it was found. */
export interface FoundUniversity extends University {
  readonly matchedName: string;
}

export interface UniversityQuery {
  /** As typed, folded; code digits, letters or characters. `""` lists by code. */
  readonly text: string;
  readonly provinceCode?: string | undefined;
  readonly limit: number;
}

/**
 * Universities by the beginning of a code, name, pinyin or initials, or by characters that stand
 * in the name in this order (`北大` is in 北京大学); the nearest first, those that are closed last.
 * The whole register is 3,000 rows with 7,000 names and no row-level security: one scan is 3 ms.
 */
export async function searchUniversities(
  tx: Tx,
  { text, provinceCode, limit }: UniversityQuery,
): Promise<FoundUniversity[]> {
  const rows = await tx.orm.execute<{ code: string; matched: string }>(sql`
    select code, matched from (
      select distinct on (n.code) n.code, n.name as matched, u.status, ${rankOf(text)} as rank
      from university_names n join universities u on u.code = n.code
      where ${provinceCode === undefined ? sql`true` : sql`u.province_code = ${provinceCode}`}
        and ${text === "" ? sql`n.kind = 'official'` : sql`${rankOf(text)} < ${NO_MATCH}`}
      order by n.code, rank, n.kind <> 'official'
    ) found
    order by ${text === "" ? sql`code` : sql`rank, status <> 'listed', length(matched), code`}
    limit ${limit}`);
  const known = await loadByCode(
    tx,
    rows.map(({ code }) => code),
  );
  return rows.flatMap(({ code, matched }) => {
    const university = known.get(code);
    return university === undefined ? [] : [{ ...university, matchedName: matched }];
  });
}

const NO_MATCH = 9;

/** 0 is the whole, 1 the beginning, 2 a part, 3 the characters in this order. */
function rankOf(text: string): SQL {
  const loose = `%${Array.from(text, escapeLike).join("%")}%`;
  return sql`case
    when n.name = ${text} or n.code = ${text} or n.initials = ${text} or n.pinyin = ${text} then 0
    when starts_with(n.name, ${text}) or starts_with(n.code, ${text})
      or starts_with(n.initials, ${text}) or starts_with(n.pinyin, ${text}) then 1
    when position(${text} in n.name) > 0 then 2
    when n.name like ${loose} then 3
    else ${NO_MATCH} end`;
}

function escapeLike(sign: string): string {
  return /[%_\\]/.test(sign) ? `\\${sign}` : sign;
}

async function loadByCode(tx: Tx, codes: readonly string[]): Promise<Map<string, University>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.orm
    .select()
    .from(universities)
    .where(inArray(universities.code, [...codes]));
  return new Map(rows.map((row) => [row.code, row]));
}

/** A university as an edition of the register names it. */
export interface RegisteredUniversity {
  readonly code: string;
  readonly name: string;
  readonly identifier?: string | undefined;
  readonly kind?: "regular" | "adult" | undefined;
  readonly provinceCode?: string | undefined;
  readonly department?: string | undefined;
  readonly location?: string | undefined;
  readonly level?: University["level"] | undefined;
  readonly ownership?: University["ownership"] | undefined;
  readonly mergedIntoCode?: string | undefined;
  readonly shortNames?: readonly string[] | undefined;
}

export interface Edition {
  /** The date as of which the list holds. */
  readonly editionOn: string;
  readonly sha256: string;
  /** Who published it, or the file's name. */
  readonly source: string;
  /** True where what the list doesn't name is no longer listed. */
  readonly isComplete: boolean;
}

/**
 * Takes an edition of the register in. The function behind it runs with the owner's rights, since
 * the register serves all centres and is read-only to the services; it adds, corrects and keeps
 * former names, and removes nothing.
 *
 * @returns how many universities were added or brought up to date.
 */
export async function registerUniversities(
  orm: Pick<PostgresJsDatabase, "execute">,
  edition: Edition,
  rows: readonly RegisteredUniversity[],
): Promise<number> {
  const { spell } = await openNameSpeller();
  const entries = rows.map(({ shortNames, ...row }) => ({
    ...row,
    ...spell(row.name),
    shortNames: (shortNames ?? []).map((name) => ({ name, ...spell(name) })),
  }));
  const [answer] = await orm.execute<{ written: number }>(sql`
    select register_universities(${edition.editionOn}::date, ${edition.isComplete}, ${edition.sha256},
      ${edition.source}, ${JSON.stringify(entries)}::text::jsonb) as written`);
  return answer?.written ?? 0;
}

/** Adds universities before any edition of the ministry's list: what a demo or test begins with. */
export async function insertUniversities(
  orm: Pick<PostgresJsDatabase, "execute">,
  rows: readonly RegisteredUniversity[],
): Promise<void> {
  if (rows.length === 0) return;
  const edition = { editionOn: "2000-01-01", sha256: "shipped", source: "shipped list" };
  await registerUniversities(orm, { ...edition, isComplete: false }, rows);
}
