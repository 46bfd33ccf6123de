const WARM_UP_MS = 400;
const MEASURED_MS = 1_500;
const ROUNDS = 5;

/** Something done over and over, and the least that any way of doing it has to do. */
export interface Measured {
  readonly name: string;
  readonly once: (turn: number) => unknown;
  readonly floor: (turn: number) => unknown;
}

export interface Speed {
  readonly name: string;
  readonly perSecond: number;
  readonly floorPerSecond: number;
}

/**
 * Times a piece of work and its floor in turns on this one thread, so that a loaded machine slows
 * both; the best round counts.
 */
export function measure({ name, once, floor }: Measured): Speed {
  rate(once, WARM_UP_MS);
  rate(floor, WARM_UP_MS);
  let [perSecond, floorPerSecond] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    perSecond = Math.max(perSecond, rate(once, MEASURED_MS / ROUNDS));
    floorPerSecond = Math.max(floorPerSecond, rate(floor, MEASURED_MS / ROUNDS));
  }
  return { name, perSecond, floorPerSecond };
}

/** One line a measurement: how many a second, the floor, and how many floors one takes. */
export function showSpeeds(speeds: readonly Speed[]): string {
  const cells = speeds.map(({ name, perSecond, floorPerSecond }) => [
    name,
    Math.round(perSecond).toLocaleString("en"),
    Math.round(floorPerSecond).toLocaleString("en"),
    `×${(floorPerSecond / perSecond).toFixed(1)}`,
  ]);
  const lines = [["", "per second", "floor", "floors"], ...cells];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map(([name = "", ...figures]) =>
      [name.padEnd(widths[0] ?? 0), ...figures.map((f, i) => f.padStart(widths[i + 1] ?? 0))].join(
        "  ",
      ),
    )
    .join("\n");
}

/** The last result, kept so that nothing is optimised away. */
const kept: { last?: unknown } = {};

function rate(work: (turn: number) => unknown, forMs: number): number {
  const from = performance.now();
  let turns = 0;
  let batch = 1;
  for (;;) {
    for (let i = 0; i < batch; i++) kept.last = work(turns + i);
    turns += batch;
    const elapsed = performance.now() - from;
    if (elapsed >= forMs) return (turns / elapsed) * 1_000;
    if (elapsed * 8 < forMs) batch *= 2;
  }
}
