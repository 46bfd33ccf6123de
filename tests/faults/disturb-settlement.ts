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
  /** Undefined where the queue is in PostgreSQL. */
  readonly redis: MortalRedis | undefined;
  readonly postgres: MortalPostgres;
  readonly api: DyingApi;
  readonly random: Seeded;
}

/** A fault falls at most so long after the last thing that happened; a chunk takes about 0.2 s. */
const APART_MS = 300;
/** So long three of four faults wait for somebody in the middle of a chunk. */
const AT_WORK_MS = 10_000;
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

/** A fault that fell while chunks were left. */
export interface Fallen {
  readonly kind: FaultKind;
  /** Somebody had worked out a chunk and not yet committed it. */
  readonly isAtWork: boolean;
}

interface Point {
  readonly kind: FaultKind;
  /** Nothing can be finished when it falls. */
  readonly isHeld: boolean;
  readonly chunk: number;
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
): Promise<readonly Fallen[]> {
  const { world } = mortals;
  const { runId, chunks, faults } = part;
  const left = async (): Promise<number> => (await shown(world, runId)).chunksLeft;
  const gate = await shutChunks(world.product.database.ownerUrl, { id: runId, chunks });
  const fallen: Fallen[] = [];
  try {
    await part.begin();
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const own = faults.filter(
        (_, index) => Math.floor((index * chunks) / faults.length) === chunk,
      );
      for (const point of pointsOf(own, { chunk, isLast: chunk === chunks - 1 })) {
        const isAtWork = await comeTo(point, { gate, mortals, chunks, left });
        if ((await left()) > 0) fallen.push({ kind: point.kind, isAtWork });
        const when = isAtWork ? "at work" : point.isHeld ? "held" : "free";
        part.report(`chunk ${chunk} of ${chunks}: ${point.kind}, ${when}`);
        await strike(mortals, { kind: point.kind, runId, gate });
      }
      await gate.letGo();
      await gate.openTo(chunk + 1);
      const isDone = async (): Promise<boolean> => (await left()) < chunks - chunk;
      await untilDone(gate, { chunk, chunks, isDone });
    }
  } finally {
    await gate.close();
  }
  return fallen;
}

/** Nobody can pause a run that is held; what falls on the last chunk falls before its end. */
function pointsOf(
  kinds: readonly FaultKind[],
  { chunk, isLast }: { readonly chunk: number; readonly isLast: boolean },
): readonly Point[] {
  const pauses = kinds.filter((kind) => kind === "api");
  const others = kinds.filter((kind) => kind !== "api");
  // The hold goes with the server, so there it comes when nothing is left to fall behind it.
  const isLater = (kind: FaultKind): number => Number(isLast && kind === "postgres");
  const held = others
    .toSorted((a, b) => isLater(a) - isLater(b))
    .map((kind, index) => ({ kind, chunk, isHeld: isLast || index < others.length - 1 }));
  const free = pauses.map((kind) => ({ kind, chunk, isHeld: false }));
  return isLast ? [...free, ...held] : [...held, ...free];
}

/** @returns whether somebody is in the middle of a chunk, for which most wait. */
async function comeTo(
  { isHeld, chunk }: Point,
  part: {
    readonly gate: ChunkGate;
    readonly mortals: Mortals;
    readonly chunks: number;
    readonly left: () => Promise<number>;
  },
): Promise<boolean> {
  const { gate, mortals, chunks, left } = part;
  const { random } = mortals;
  if (isHeld) await gate.hold();
  if (isHeld || chunk < chunks - 1) await gate.openTo(chunk + 1);
  // Where this one was done before its turn, it is the next one's work that is lost.
  if (isHeld) await gate.openTo(Math.min(chunks - (await left()) + 1, chunks - 1));
  const until = performance.now() + (isHeld && random.below(4) > 0 ? AT_WORK_MS : 0);
  while (performance.now() < until && !(await gate.isSomebodyHeld())) await pause(15);
  if (!isHeld) await gate.letGo();
  await pause(random.below(APART_MS));
  return gate.isSomebodyHeld();
}

/** A row that somebody else's unlucky chunk waits behind is let go too, as nothing else would. */
async function untilDone(
  gate: ChunkGate,
  part: {
    readonly chunk: number;
    readonly chunks: number;
    readonly isDone: () => Promise<boolean>;
  },
): Promise<void> {
  const { chunk, chunks, isDone } = part;
  let [openTo, stuckAt] = [chunk + 1, performance.now() + STUCK_MS];
  const look = async (): Promise<boolean> => {
    if (await isDone()) return true;
    if (performance.now() > stuckAt && openTo < chunks - 1) {
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
      return redis === undefined ? emptyQueue(mortals) : redis.flush();
    case "redis":
      await redis?.kill();
      await pause(random.below(APART_MS));
      return redis?.start();
    case "api":
      return pauseAndGoOn(mortals, at.runId);
    case "postgres":
      return at.gate.endServer(() =>
        postgres.restart(random.pick(["SIGINT", "SIGQUIT", "SIGKILL"])),
      );
  }
}

/** What FLUSHALL is to a queue in PostgreSQL. */
async function emptyQueue({ world }: Mortals): Promise<void> {
  await world.product.database.owner.client`truncate bullmq.job cascade`;
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
