import { QUEUE_SCHEMA } from "./queue-backend.ts";

/**
 * The statements that let login roles work with the queues in PostgreSQL without owning them:
 * rows and sequences, the functions, and temporary tables (BullMQ's bulk insert makes two).
 * Nothing that changes the schema: that is the migration's, and the ledger of migrations can be
 * read only. To be run by the schema's owner after the migrations; running it again is harmless.
 */
export function queueGrantsSql(roles: readonly string[]): string {
  return roles.flatMap(grantsFor).join("\n");
}

function grantsFor(role: string): string[] {
  const name = quoteIdentifier(role);
  const temporary = `grant temporary on database %I to ${name}`.replaceAll("'", "''");
  return [
    `grant usage on schema ${QUEUE_SCHEMA} to ${name};`,
    `grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${name};`,
    `revoke insert, update, delete on ${QUEUE_SCHEMA}.migration from ${name};`,
    `grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to ${name};`,
    `grant execute on all functions in schema ${QUEUE_SCHEMA} to ${name};`,
    `do $grant$ begin execute format('${temporary}', current_database()); end $grant$;`,
  ];
}

function quoteIdentifier(name: string): string {
  // "%" would be read by format() and "$" could close its quoting; no role of ours has either.
  if (name === "" || /[%$\0]/.test(name))
    throw new Error(`"${name}" can't be used as a role name.`);
  return `"${name.replaceAll('"', '""')}"`;
}
