import { sql, type SQL } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Tx } from "../connection/index.ts";
import { openNameSpeller } from "../search/name-keys.ts";
import type { Edition } from "../universities/universities.ts";
import { schools } from "./tables.ts";

export type School = typeof schools.$inferSelect;

/** A school as an edition of the register names it. */
export interface RegisteredSchool {
  /** The ten-digit 学校标识码. */
  readonly code: string;
  readonly name: string;
  readonly divisionCode: string;
}

export interface SchoolQuery {
  /** As typed, folded; `""` lists by code. */
  readonly text: string;
  /** A division, or the beginning of its code: `3710` is all of 威海. */
  readonly divisionPrefix?: string | undefined;
  readonly limit: number;
}

/** Schools by the beginning of a code, name, pinyin or initials, or by a part of the name. */
export async function searchSchools(tx: Tx, query: SchoolQuery): Promise<School[]> {
  const { text, divisionPrefix, limit } = query;
  const conditions = [
    divisionPrefix === undefined
      ? undefined
      : sql`starts_with(${schools.divisionCode}, ${divisionPrefix})`,
    text === "" ? undefined : sql`${rankOf(text)} < 9`,
  ].filter((condition) => condition !== undefined);
  return tx.orm
    .select()
    .from(schools)
    .where(conditions.length === 0 ? undefined : sql.join(conditions, sql` and `))
    .orderBy(
      ...(text === "" ? [] : [rankOf(text)]),
      sql`${schools.status} <> 'listed'`,
      schools.code,
    )
    .limit(limit);
}

function rankOf(text: string): SQL {
  return sql`case
    when starts_with(${schools.name}, ${text}) or starts_with(${schools.code}, ${text}) then 0
    when starts_with(${schools.initials}, ${text}) or starts_with(${schools.pinyin}, ${text}) then 1
    when position(${text} in ${schools.name}) > 0 or position(${text} in ${schools.initials}) > 0 then 2
    else 9 end`;
}

/** Takes a list of secondary schools in; it adds and corrects, and removes nothing. */
export async function registerSchools(
  orm: Pick<PostgresJsDatabase, "execute">,
  edition: Omit<Edition, "isComplete">,
  rows: readonly RegisteredSchool[],
): Promise<number> {
  const { spell } = await openNameSpeller();
  const entries = rows.map((row) => ({ ...row, ...spell(row.name) }));
  const [answer] = await orm.execute<{ written: number }>(sql`
    select register_schools(${edition.editionOn}::date, ${edition.sha256}, ${edition.source},
      ${JSON.stringify(entries)}::text::jsonb) as written`);
  return answer?.written ?? 0;
}
