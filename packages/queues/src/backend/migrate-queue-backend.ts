import { runMigrations } from "bullmq";
import { Client } from "pg";
import { queueNames } from "../catalog/index.ts";
import { QUEUE_SCHEMA, type QueueBackend } from "./queue-backend.ts";
import { queueGrantsSql } from "./queue-grants.ts";

/**
 * Brings the queue's tables up to date and lets the roles in `grantTo` use them. Needs the
 * database owner's login; the services' logins own nothing. Redis needs none of this.
 *
 * Several processes may call it at once: one works, the others wait and find it done. (BullMQ's
 * own lock covers its migrations, not the grants, and two concurrent GRANTs fail with "tuple
 * concurrently updated".)
 */
export async function migrateQueueBackend(
  backend: QueueBackend,
  options: { readonly grantTo?: readonly string[] } = {},
): Promise<void> {
  if (backend.kind === "redis") return;
  const client = new Client({ connectionString: backend.url });
  client.on("error", () => undefined); // the statement that meets a lost connection throws
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('bursar queues migrate', 0))");
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(jobIdSequencesSql());
    const grants = queueGrantsSql(options.grantTo ?? []);
    if (grants !== "") await client.query(grants);
  } finally {
    await client.end(); // and with the session goes its lock
  }
}

/**
 * BullMQ makes a queue's sequence of job ids at its first bulk insert, even when every job has its
 * own id. A login without CREATE on the schema can't, so the owner makes them here.
 */
function jobIdSequencesSql(): string {
  const names = queueNames.map((name) => `'${name}'`).join(", ");
  return `do $ids$ declare queue text; begin
    foreach queue in array array[${names}] loop
      execute format('create sequence if not exists ${QUEUE_SCHEMA}.%I',
        ${QUEUE_SCHEMA}.job_id_seq_name(queue));
    end loop;
  end $ids$;`;
}
