import { openOwnerPool } from "./owner-connection.ts";

/** Whether rows may be restored into a database. */
export interface TargetState {
  readonly serverVersion: number;
  /** Tables, views and sequences that stand there, whosever they are. */
  readonly relations: number;
  /** An earlier restore into it did not come to its end. */
  readonly unfinished: boolean;
}

const MARK = "bursar restore, unfinished";

export async function readTargetState(ownerUrl: string): Promise<TargetState> {
  return withOwner(ownerUrl, async (connection) => {
    const [row] = await connection<
      { version: number; relations: number; comment: string | null }[]
    >`
      select current_setting('server_version_num')::int as version,
             (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname !~ '^pg_' and n.nspname <> 'information_schema') as relations,
             (select shobj_description(oid, 'pg_database') from pg_database
              where datname = current_database()) as comment`;
    if (row === undefined) throw new Error("the server told nothing of itself");
    const { version: serverVersion, relations, comment } = row;
    return { serverVersion, relations, unfinished: comment === MARK };
  });
}

/** Marks an empty database, and clears what an unfinished restore has left in it. */
export async function beginRestore(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (connection) => {
    const { unfinished } = await readTargetState(ownerUrl);
    if (unfinished) {
      await connection.unsafe("drop schema if exists public, auth, drizzle cascade");
      await connection.unsafe("create schema public");
    }
    await comment(connection, `'${MARK}'`);
  });
}

/** Takes the mark off. */
export async function endRestore(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, (connection) => comment(connection, "null"));
}

type Connection = Awaited<ReturnType<ReturnType<typeof openOwnerPool>["reserve"]>>;

async function comment(connection: Connection, text: string): Promise<void> {
  const [row] = await connection<{ name: string }[]>`
    select quote_ident(current_database()) as name`;
  await connection.unsafe(`comment on database ${row?.name ?? ""} is ${text}`);
}

async function withOwner<T>(
  ownerUrl: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const pool = openOwnerPool(ownerUrl, 1);
  try {
    return await work(await pool.reserve());
  } finally {
    await pool.close();
  }
}
