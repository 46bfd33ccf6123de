import postgres from "postgres";

/**
 * Lets a run's chunks begin one by one, so that faults can be laid all along a run that would be
 * over in seconds. It is somebody else's lock on their rows and nothing that the product knows of;
 * it goes with the server when that ends.
 */
export interface ChunkGate {
  /** Chunks below this number may begin; it only ever grows. */
  openTo(chunk: number): Promise<void>;
  /** Keeps whatever is begun from being finished: the run's own row can't be written. */
  hold(): Promise<void>;
  letGo(): Promise<void>;
  /** Whether somebody has worked out a chunk, holds it, and is kept from finishing it. */
  isSomebodyHeld(): Promise<boolean>;
  /** Ends the server with this gate: nobody connects to the next until the gate is shut again. */
  endServer(restart: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

interface GatedRun {
  readonly id: string;
  readonly chunks: number;
}

export async function shutChunks(databaseUrl: string, run: GatedRun): Promise<ChunkGate> {
  let openTo = 0;
  let chunks = await lockChunks(databaseUrl, run, openTo);
  let held: HeldRun | undefined;
  const letGo = async (): Promise<void> => {
    const before = held;
    held = undefined;
    await before?.letGo();
  };
  return {
    async openTo(chunk) {
      if (chunk <= openTo) return;
      openTo = Math.min(chunk, run.chunks);
      await chunks.openTo(openTo);
    },
    async hold() {
      held ??= await lockRun(databaseUrl, run.id);
    },
    letGo,
    isSomebodyHeld: async () => (await held?.isSomebodyHeld()) ?? false,
    async endServer(restart) {
      const wasHeld = held !== undefined;
      await limitConnections(databaseUrl, 0);
      await restart();
      await letGo();
      if (wasHeld) held = await lockRun(databaseUrl, run.id);
      await chunks.close();
      chunks = await lockChunks(databaseUrl, run, openTo);
      await limitConnections(databaseUrl, -1);
    },
    async close() {
      await letGo();
      await chunks.close();
    },
  };
}

/** Locks from the last to the first, so that the first can be given back alone. */
async function lockChunks(databaseUrl: string, run: GatedRun, from: number) {
  const sql = connect(databaseUrl);
  await sql`begin`;
  for (let chunk = run.chunks - 1; chunk >= from; chunk -= 1) {
    await sql.unsafe(`savepoint chunk_${chunk}`);
    await sql`select 1 from batch_chunks where run_id = ${run.id} and chunk = ${chunk} for update`;
  }
  return {
    async openTo(chunk: number) {
      if (chunk > 0) await sql.unsafe(`rollback to savepoint chunk_${chunk - 1}`);
    },
    close: () => sql.end({ timeout: 0 }),
  };
}

interface HeldRun {
  isSomebodyHeld(): Promise<boolean>;
  letGo(): Promise<void>;
}

async function lockRun(databaseUrl: string, runId: string): Promise<HeldRun> {
  const sql = connect(databaseUrl);
  await sql`begin`;
  await sql`select 1 from batch_runs where id = ${runId} for update`;
  return {
    async isSomebodyHeld() {
      const waiting = await sql`
        select 1 from pg_locks
        where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)) limit 1`;
      return waiting.length > 0;
    },
    letGo: () => sql.end({ timeout: 0 }),
  };
}

/** Of all but the owner; those that are there stay. -1 is none. */
async function limitConnections(databaseUrl: string, limit: number): Promise<void> {
  const sql = connect(databaseUrl);
  const database = new URL(databaseUrl).pathname.slice(1);
  await sql.unsafe(`alter database "${database}" connection limit ${limit}`);
  await sql.end();
}

/** One session, which nothing opens anew behind our back: a lost lock is to be seen. */
function connect(url: string) {
  return postgres(url, {
    max: 1,
    prepare: false,
    onnotice: () => undefined,
    connection: { application_name: "test" },
  });
}
