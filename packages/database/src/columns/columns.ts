import { bigint, customType, date, text, timestamp } from "drizzle-orm/pg-core";

/** Integer fen. */
export const fen = (name: string) => bigint(name, { mode: "bigint" });

/** A business date, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: "string" });

/** An instant, UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });

/** First column of every business table's key, and what row-level security compares. */
export const centreId = () => text("centre_id").notNull();

/** Bytes, such as a keyed hash. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
});

declare const sealedBrand: unique symbol;
/** Text that only the key ring opens; see `sealText` and `openText`. */
export type Sealed = string & { readonly [sealedBrand]: true };

/** A column of sealed personal data. */
export const sealed = (name: string) => text(name).$type<Sealed>();

/**
 * JSON, given back as it was stored. Drizzle's own `jsonb` parses what the driver has parsed
 * already, which turns the text `"20000.00"` into the number 20000.
 */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string | T }>({
    dataType: () => "jsonb",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => value as T,
  })(name);
