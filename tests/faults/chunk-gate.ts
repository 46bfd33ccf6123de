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
  holdRun(): Promise<() => Promise<void>>;
  /** Shuts it again from where it was open, after the server has ended. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export async function shutChunks(
  databaseUrl: string,
  run: { readonly id: string; readonly chunks: number },
): Promise<ChunkGate> {
  let openTo = 0;
  let gate = await lockChunks(databaseUrl, run, openTo);
  return {
    async openTo(chunk) {
      if (chunk <= openTo) return;
      openTo = Math.min(chunk, run.chunks);
      await gate.openTo(openTo);
    },
    holdRun: () => lockRun(databaseUrl, run.id),
    async renew() {
      await gate.close();
      gate = await lockChunks(databaseUrl, run, openTo);
    },
    close: () => gate.close(),
  };
}

/** Locks from the last to the first, so that the first can be given back alone. */
async function lockChunks(
  databaseUrl: string,
  run: { readonly id: string; readonly chunks: number },
  from: number,
) {
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

async function lockRun(databaseUrl: string, runId: string): Promise<() => Promise<void>> {
  const sql = connect(databaseUrl);
  await sql`begin`;
  await sql`select 1 from batch_runs where id = ${runId} for update`;
  return () => sql.end({ timeout: 0 });
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
