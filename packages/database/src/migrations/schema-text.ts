import postgres from "postgres";

/** Reads the catalogue in an order and wording that do not depend on the server's version. */
const COLUMNS = `
  select format('%I.%I', n.nspname, c.relname) as "table", a.attname as name,
         format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
         pg_get_expr(d.adbin, d.adrelid) as "default"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p')
  order by 1, a.attnum`;
const CONSTRAINTS = `
  select format('%I.%I', n.nspname, c.relname) as "table", k.conname as name,
         pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and k.contype <> 'n' order by 1, 2`;
const INDEXES = `
  select indexdef as definition from pg_indexes
  where schemaname in ('public', 'auth') order by schemaname, indexname`;
const FENCES = `
  select format('%I.%I', n.nspname, c.relname) as "table", c.relrowsecurity as enabled,
         c.relforcerowsecurity as forced, p.polname as policy,
         pg_get_expr(p.polqual, p.polrelid) as "using",
         pg_get_expr(p.polwithcheck, p.polrelid) as "check"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join pg_policy p on p.polrelid = c.oid
  where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and c.relrowsecurity order by 1`;
const GRANTS = `
  select table_schema || '.' || table_name as "table", grantee,
         string_agg(privilege_type, ', ' order by privilege_type) as rights
  from information_schema.role_table_grants
  where table_schema in ('public', 'auth') and grantee like 'bursar\\_%'
  group by 1, 2 order by 1, 2`;
const TRIGGERS = `
  select pg_get_triggerdef(t.oid) as definition from pg_trigger t
  join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and n.nspname in ('public', 'auth') order by 1`;

/** The whole schema as text: a migration's effect is a reviewable difference of `schema.sql`. */
export async function schemaText(ownerUrl: string): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    const columns = await sql.unsafe<Column[]>(COLUMNS);
    const parts = [
      tablesText(columns),
      ...(await sql.unsafe<Named[]>(CONSTRAINTS)).map(
        (row) => `ALTER TABLE ${row.table} ADD CONSTRAINT ${row.name} ${row.definition};`,
      ),
      ...(await sql.unsafe<Named[]>(INDEXES)).map((row) => `${row.definition};`),
      ...(await sql.unsafe<Fence[]>(FENCES)).map(
        (row) =>
          `-- ${row.table}: row-level security ${row.enabled ? "on" : "off"}` +
          `${row.forced ? ", forced" : ""}; ${row.policy}\n` +
          `--   using ${row.using}\n--   check ${row.check}`,
      ),
      ...(await sql.unsafe<Grant[]>(GRANTS)).map(
        (row) => `GRANT ${row.rights} ON ${row.table} TO ${row.grantee};`,
      ),
      ...(await sql.unsafe<Named[]>(TRIGGERS)).map((row) => `${row.definition};`),
    ];
    return `${parts.join("\n")}\n`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  default: string | null;
}
interface Named {
  table: string;
  name: string;
  definition: string;
}
interface Fence {
  table: string;
  enabled: boolean;
  forced: boolean;
  policy: string;
  using: string;
  check: string;
}
interface Grant {
  table: string;
  grantee: string;
  rights: string;
}

function tablesText(columns: readonly Column[]): string {
  const tables = new Map<string, string[]>();
  for (const column of columns) {
    const line =
      `  ${column.name} ${column.type}${column.required ? " NOT NULL" : ""}` +
      (column.default === null ? "" : ` DEFAULT ${column.default}`);
    tables.set(column.table, [...(tables.get(column.table) ?? []), line]);
  }
  return [...tables]
    .map(([name, lines]) => `CREATE TABLE ${name} (\n${lines.join(",\n")}\n);`)
    .join("\n");
}
