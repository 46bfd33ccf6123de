import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Tx } from "../connection/index.ts";
import { openNameSpeller } from "../search/name-keys.ts";
import type { Edition } from "../universities/universities.ts";
import { divisions, registryEditions } from "./tables.ts";

export type Division = typeof divisions.$inferSelect;

export interface DivisionQuery {
  /** The beginning of a code, name, pinyin or initials; `""` for all. */
  readonly text: string;
  /** Of a province or prefecture: what lies directly in it. */
  readonly parentCode?: string | undefined;
  readonly level?: Division["level"] | undefined;
  /** Also those that were abolished. */
  readonly withFormer: boolean;
  readonly limit: number;
}

/** Divisions in the order of their codes, those that still are before those that were. */
export async function searchDivisions(tx: Tx, query: DivisionQuery): Promise<Division[]> {
  const { text, parentCode, level, withFormer, limit } = query;
  return tx.orm
    .select()
    .from(divisions)
    .where(
      and(
        withFormer ? undefined : eq(divisions.isCurrent, true),
        level === undefined ? undefined : eq(divisions.level, level),
        parentCode === undefined ? undefined : liesIn(parentCode),
        text === ""
          ? undefined
          : sql`(starts_with(${divisions.code}, ${text}) or starts_with(${divisions.name}, ${text})
              or starts_with(${divisions.initials}, ${text})
              or starts_with(${divisions.pinyin}, ${text}))`,
      ),
    )
    .orderBy(sql`not ${divisions.isCurrent}`, divisions.code)
    .limit(limit);
}

/** Of a province: its prefectures, and the counties that it governs itself (`PP90DD`). */
function liesIn(parentCode: string) {
  const prefix = parentCode.replace(/(?:00){1,2}$/, "");
  const inside = sql`starts_with(${divisions.code}, ${prefix}) and ${divisions.code} <> ${parentCode}`;
  if (prefix.length === 4) return inside;
  return sql`${inside} and (${divisions.level} = 'prefecture'
    or not exists (select from divisions p where p.code = left(${divisions.code}, 4) || '00'))`;
}

/** These divisions by code, the abolished ones too: an ID number keeps the code of its first day. */
export async function loadDivisions(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Division>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.orm
    .select()
    .from(divisions)
    .where(inArray(divisions.code, [...codes]));
  return new Map(rows.map((row) => [row.code, row]));
}

/** A division as a list names it. */
export interface RegisteredDivision {
  readonly code: string;
  readonly name: string;
  readonly isCurrent: boolean;
}

/** Takes a list of divisions in; a code that was current stays, as a former one. */
export async function registerDivisions(
  orm: Pick<PostgresJsDatabase, "execute">,
  edition: Edition,
  rows: readonly RegisteredDivision[],
): Promise<number> {
  const { spell } = await openNameSpeller();
  const entries = rows.map((row) => ({ ...row, ...spell(row.name) }));
  const [answer] = await orm.execute<{ written: number }>(sql`
    select register_divisions(${edition.editionOn}::date, ${edition.isComplete}, ${edition.sha256},
      ${edition.source}, ${JSON.stringify(entries)}::text::jsonb) as written`);
  return answer?.written ?? 0;
}

/** Date of the newest edition of a registry that was taken in; undefined where there is none. */
export async function newestEdition(
  orm: Pick<PostgresJsDatabase, "select">,
  registry: "universities" | "schools" | "divisions",
): Promise<string | undefined> {
  const [row] = await orm
    .select({ editionOn: registryEditions.editionOn })
    .from(registryEditions)
    .where(eq(registryEditions.registry, registry))
    .orderBy(desc(registryEditions.editionOn))
    .limit(1);
  return row?.editionOn;
}
