import { setTimeout as pause } from "node:timers/promises";
import { waitFor } from "../harness/wait-for.ts";
import { shutChunks, type ChunkGate } from "./chunk-gate.ts";
import type { DyingApi } from "./dying-api.ts";
import type { MortalPostgres } from "./mortal-postgres.ts";
import type { MortalRedis } from "./mortal-redis.ts";
import type { Seeded } from "./seeded.ts";
import { runNow, type RunNow, type SettlementWorld } from "./settlement-world.ts";
import type { WorkerCrew } from "./worker-crew.ts";

export const faultKinds = ["worker", "workers", "flush", "redis", "api", "postgres"] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Everything that can be taken from under a settlement. */
export interface Mortals {
  readonly world: SettlementWorld;
  readonly crew: WorkerCrew;
  readonly redis: MortalRedis;
  readonly postgres: MortalPostgres;
  readonly api: DyingApi;
  readonly random: Seeded;
}

/** A fault falls at most so long after the last thing that happened; a chunk takes about 0.2 s. */
const APART_MS = 300;
/** So long nothing finishes only when all workers hold chunks that may not begin yet. */
const STUCK_MS = 3_000;
const CHUNK_LIMIT_MS = 60_000;

export interface DisturbedPart {
  readonly runId: string;
  readonly chunks: number;
  readonly faults: readonly FaultKind[];
  /** Called once no chunk can begin. */
  readonly begin: () => Promise<void>;
  readonly report: (line: string) => void;
}

/**
 * Lays the faults along what a run does with its chunks, the same number on each, and lets the
 * run go on after the last. Of the faults on one chunk all but the last fall while it can't be
 * finished, so that its work is lost; the last falls when it may.
 *
 * @returns the faults that fell while chunks were left.
 */
export async function disturbChunks(
  mortals: Mortals,
  part: DisturbedPart,
): Promise<readonly FaultKind[]> {
  const { world, random } = mortals;
  const { runId, chunks, faults, report } = part;
  const left = async (): Promise<number> => (await shown(world, runId)).chunksLeft;
  const gate = await shutChunks(world.product.database.ownerUrl, { id: runId, chunks });
  const fallen: FaultKind[] = [];
  try {
    await part.begin();
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const isLast = chunk === chunks - 1;
      const own = faults.filter(
        (_, index) => Math.floor((index * chunks) / faults.length) === chunk,
      );
      // Nobody can pause a run that is held, so at the last chunk that comes before it may begin.
      const isEarly = (kind: FaultKind): boolean => isLast && kind === "api";
      const here = own.toSorted((a, b) => Number(isEarly(b)) - Number(isEarly(a)));
      for (const [index, kind] of here.entries()) {
        if (!isEarly(kind)) await gate.openTo(chunk + 1);
        const isHeld = (isLast || index < here.length - 1) && kind !== "api";
        const letGo = isHeld ? await gate.holdRun() : undefined;
        await pause(random.below(APART_MS));
        if ((await left()) > 0) fallen.push(kind);
        report(`chunk ${chunk} of ${chunks}: ${kind}${isHeld ? ", held" : ""}`);
        await strike(mortals, { kind, runId, gate });
        await letGo?.();
      }
      await gate.openTo(chunk + 1);
      await untilDone(gate, { chunk, isDone: async () => (await left()) < chunks - chunk });
    }
  } finally {
    await gate.close();
  }
  return fallen;
}

/** A row that somebody else's unlucky chunk waits behind is let go too, as nothing else would. */
async function untilDone(
  gate: ChunkGate,
  { chunk, isDone }: { readonly chunk: number; readonly isDone: () => Promise<boolean> },
): Promise<void> {
  let [openTo, stuckAt] = [chunk + 1, performance.now() + STUCK_MS];
  const look = async (): Promise<boolean> => {
    if (await isDone()) return true;
    if (performance.now() > stuckAt) {
      openTo += 1;
      stuckAt += STUCK_MS;
      await gate.openTo(openTo);
    }
    return false;
  };
  await waitFor(`chunk ${chunk}`, look, CHUNK_LIMIT_MS);
}

async function shown(world: SettlementWorld, runId: string): Promise<RunNow> {
  return waitFor("the run", () => runNow(world, runId));
}

async function strike(
  mortals: Mortals,
  at: { readonly kind: FaultKind; readonly runId: string; readonly gate: ChunkGate },
): Promise<void> {
  const { crew, redis, postgres, random } = mortals;
  switch (at.kind) {
    case "worker":
      return crew.kill(random.below(100));
    case "workers":
      return crew.killAll();
    case "flush":
      return redis.flush();
    case "redis":
      await redis.kill();
      await pause(random.below(APART_MS));
      return redis.start();
    case "api":
      return pauseAndGoOn(mortals, at.runId);
    case "postgres":
      await postgres.restart(random.pick(["SIGINT", "SIGQUIT", "SIGKILL"]));
      return at.gate.renew();
  }
}

/** An operator pauses the run and lets it go on, and the API dies at the one and the other. */
async function pauseAndGoOn({ world, api, random }: Mortals, runId: string): Promise<void> {
  for (const move of ["pause", "resumption"]) {
    const { status, version } = await shown(world, runId);
    // What is being planned can't be paused.
    if (status !== "running" && status !== "paused") return;
    const asked = { path: `/v1/batch-runs/${runId}/${move}`, ifMatch: String(version) };
    const answer = await api.postThroughDeath(world.operator, asked, random);
    if (answer.status === 200) continue;
    // It was over in the meantime, which is no failure of the API.
    if ((await shown(world, runId)).chunksLeft === 0) return;
    throw new Error(`${move}: ${JSON.stringify(answer)}`);
  }
}
