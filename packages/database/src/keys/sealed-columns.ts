import { is } from "drizzle-orm";
import { getTableConfig, PgTable, type PgColumn } from "drizzle-orm/pg-core";
import * as schema from "../schema.ts";

const SUFFIX = "_sealed";

/** A table with sealed columns, as a rotation goes through it. */
export interface SealedTable {
  /** With its schema, `public.borrowers`. */
  readonly table: string;
  /** Its primary key but for the centre, with the columns' types. */
  readonly key: readonly { readonly column: string; readonly type: string }[];
  readonly columns: readonly SealedColumn[];
}

export interface SealedColumn {
  readonly column: string;
  /** The name to which `sealText` has bound its values: `borrowers.phone`. */
  readonly seal: string;
}

/**
 * Every sealed column that the schema declares, so that none can be forgotten: a column is sealed
 * when its name ends in `_sealed`, and its values are bound to the table's and its own name
 * without that ending (tests hold the declarations and the seals to this).
 */
export function sealedTables(): SealedTable[] {
  const declared: readonly unknown[] = Object.values(schema);
  return declared
    .filter((value): value is PgTable => is(value, PgTable))
    .map(describeTable)
    .filter(({ columns }) => columns.length > 0);
}

function describeTable(table: PgTable): SealedTable {
  const config = getTableConfig(table);
  const [composite] = config.primaryKeys;
  const own = config.columns.filter((column) => column.primary);
  const keyNames = (composite?.columns ?? own).map((column) => column.name);
  return {
    table: `${config.schema ?? "public"}.${config.name}`,
    key: keyNames
      .filter((name) => name !== "centre_id")
      .map((column) => ({ column, type: typeOf(config.columns, column) })),
    columns: config.columns
      .filter((column) => column.name.endsWith(SUFFIX))
      .map(({ name: column }) => ({
        column,
        seal: `${config.name}.${column.slice(0, -SUFFIX.length)}`,
      })),
  };
}

/** The key's own columns are of another class, which can't tell its type. */
function typeOf(columns: readonly PgColumn[], name: string): string {
  const type = columns.find((column) => column.name === name)?.getSQLType();
  if (type === undefined) throw new Error(`no column ${name}`);
  return type;
}
