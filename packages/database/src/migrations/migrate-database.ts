import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { seedPolicy } from "../policies/seed-policy.ts";

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));

/** One lock a database: of several processes that start at once, one migrates and the rest wait. */
const LOCK = 7_241_001;

/**
 * Brings a database to this version's schema and adds the shipped policy rows that it lacks.
 * `ownerUrl` is the owner's; roles are created on the way, so it must be allowed to.
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${LOCK})`;
    const orm = drizzle(client);
    await migrate(orm, { migrationsFolder: FOLDER });
    await seedPolicy(orm);
  } finally {
    await client.end({ timeout: 5 });
  }
}

export interface Logins {
  readonly appPassword: string;
  readonly batchPassword: string;
  readonly nationalPassword: string;
  readonly policyPassword: string;
}

/**
 * A statement whose client was killed ends within 2 s and lets its locks go, instead of at its time
 * limit. A setting of the logins and not of the server, whose guard works without a client; a
 * server on a system that can't tell (Windows) goes on as before.
 */
const NOTICE_THE_KILLED = `
do $$
declare login text;
begin
  foreach login in array array['bursar_app', 'bursar_batch', 'bursar_national', 'bursar_policy'] loop
    execute format('alter role %I set client_connection_check_interval = %L', login, '2s');
  end loop;
exception when invalid_parameter_value or feature_not_supported or undefined_object then null;
end $$`;

/**
 * A batch plans each of its statements for the tables as it finds them: they take a thousand rows
 * at a time, and one planned while a table was empty read all of what the run had written since.
 */
const PLAN_ANEW = "ALTER ROLE bursar_batch SET plan_cache_mode = 'force_custom_plan'";

/** Compiling a statement of a tie-out took 100 to 200 ms, as long as it ran for 30,000 loans. */
const COMPILE_NOTHING = "ALTER ROLE bursar_batch SET jit = off";

/** Gives the services' logins their passwords, which stand in no file of the repository. */
export async function provisionLogins(ownerUrl: string, logins: Logins): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  try {
    await client.begin(async (sql) => {
      // Two starts that alter one role at once would fail with "tuple concurrently updated".
      await sql`select pg_advisory_xact_lock(${LOCK + 1})`;
      await sql.unsafe(`ALTER ROLE bursar_app PASSWORD ${quote(logins.appPassword)}`);
      await sql.unsafe(`ALTER ROLE bursar_batch PASSWORD ${quote(logins.batchPassword)}`);
      await sql.unsafe(`ALTER ROLE bursar_national PASSWORD ${quote(logins.nationalPassword)}`);
      await sql.unsafe(`ALTER ROLE bursar_policy PASSWORD ${quote(logins.policyPassword)}`);
      await sql.unsafe(NOTICE_THE_KILLED);
      await sql.unsafe(PLAN_ANEW);
      await sql.unsafe(COMPILE_NOTHING);
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** The same server and database under another login. */
export function loginUrl(
  ownerUrl: string,
  role: "bursar_app" | "bursar_batch" | "bursar_national" | "bursar_policy",
  password: string,
): string {
  return ownerUrl.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, `$1${role}:${password}@`);
}
