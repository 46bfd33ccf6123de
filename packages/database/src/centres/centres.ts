import { eq, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import type { Database } from "../connection/open-database.ts";
import { businessDates, centres, locators, type LocatorKind } from "./tables.ts";
import { today } from "./today.ts";

export type Centre = typeof centres.$inferSelect;

export async function findCentre(tx: Tx): Promise<Centre> {
  const [centre] = await tx.orm.select().from(centres).where(eq(centres.id, tx.centreId));
  if (centre === undefined) throw new Error(`no centre ${tx.centreId}`);
  return centre;
}

/** Every centre's id, for the clock and the relay. */
export async function listCentreIds(database: Database): Promise<string[]> {
  const rows = await database.orm.select({ id: centres.id }).from(centres).orderBy(centres.id);
  return rows.map((row) => row.id);
}

/** Adds a centre; only the owner of the database may. */
export async function insertCentre(
  orm: PostgresJsDatabase,
  centre: typeof centres.$inferInsert,
): Promise<void> {
  await orm.insert(centres).values(centre).onConflictDoNothing();
}

/** Today in Asia/Shanghai, or the date that a demo centre was given. */
export async function businessDate(tx: Tx): Promise<string> {
  const [row] = await tx.orm.execute<{ today: string }>(sql`
    select ${today(tx.centreId)}::text as today`);
  if (row === undefined) throw new Error("the database gave no date");
  return row.today;
}

/** Whether the centre's data are made up, and its date may be set. */
export async function isDemoCentre(tx: Tx): Promise<boolean> {
  const [row] = await tx.orm
    .select({ demo: centres.demo })
    .from(centres)
    .where(eq(centres.id, tx.centreId));
  return row?.demo === true;
}

export interface BusinessNow {
  /** UTC instant, ISO. */
  readonly at: string;
  /** The day in Asia/Shanghai. */
  readonly on: string;
  /** Minutes since midnight in Asia/Shanghai, for quiet hours. */
  readonly minuteOfDay: number;
}

/** This instant; in a centre with a demo date, 10:00 of that date. */
export async function businessNow(tx: Tx): Promise<BusinessNow> {
  const [row] = await tx.orm.execute<{ at: string; on: string; minute: number }>(sql`
    with moment as (
      select coalesce((select (business_on + time '10:00') at time zone 'Asia/Shanghai'
                       from business_dates where centre_id = ${tx.centreId}), now()) as at)
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
           (at at time zone 'Asia/Shanghai')::date::text as "on",
           floor(extract(epoch from (at at time zone 'Asia/Shanghai')::time) / 60)::int as minute
    from moment`);
  if (row === undefined) throw new Error("the database gave no time");
  return { at: row.at, on: row.on, minuteOfDay: row.minute };
}

/** Sets a demo centre's date; the database refuses it for any other centre. */
export async function saveBusinessDate(tx: Tx, businessOn: string): Promise<void> {
  await tx.orm
    .insert(businessDates)
    .values({ centreId: tx.centreId, businessOn })
    .onConflictDoUpdate({ target: businessDates.centreId, set: { businessOn } });
}

/** Makes a value findable across centres. The value itself is not stored. */
export async function addLocators(
  tx: Tx,
  values: readonly { kind: LocatorKind; value: string }[],
): Promise<void> {
  const rows = values.map(({ kind, value }) => ({
    kind,
    keyedHash: keyedHash(tx.keys, kind, value),
    centreId: tx.centreId,
  }));
  for (const slice of inSlices(rows)) {
    await tx.orm.insert(locators).values(slice).onConflictDoNothing();
  }
}

/** The centres that know a value, by its keyed hash. */
export async function locate(
  database: Database,
  kind: LocatorKind,
  hash: Buffer,
): Promise<string[]> {
  const rows = await database.orm
    .select({ centreId: locators.centreId })
    .from(locators)
    .where(sql`${locators.kind} = ${kind} and ${locators.keyedHash} = ${hash}`)
    .orderBy(locators.centreId);
  return rows.map((row) => row.centreId);
}
