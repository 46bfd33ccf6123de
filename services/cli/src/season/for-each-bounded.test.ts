import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { forEachBounded } from "./for-each-bounded.ts";

const items = Array.from({ length: 20 }, (_, at) => at);

function start(act: (item: number) => Promise<void> | void, stop = new AbortController()) {
  const seen: number[] = [];
  const counts: number[] = [];
  const watch = { under: 0, most: 0 };
  const options = { limit: 3, signal: stop.signal, onDone: (done: number) => counts.push(done) };
  const ended = forEachBounded(items, options, async (item) => {
    watch.under += 1;
    watch.most = Math.max(watch.most, watch.under);
    await sleep(1);
    try {
      await act(item);
      seen.push(item);
    } finally {
      watch.under -= 1;
    }
  });
  return { ended, seen, counts, watch };
}

describe("a few at a time", () => {
  it("does every item once, so many at once and no more, and counts them", async () => {
    const run = start(() => undefined);
    await run.ended;
    expect(run.seen.toSorted((a, b) => a - b)).toEqual(items);
    expect(run.counts).toEqual(items.map((at) => at + 1));
    expect(run.watch.most).toBe(3);
  });

  it("begins nothing after a failure and finishes what is under way", async () => {
    const run = start((item) => {
      if (item === 4) throw new Error("no");
    });
    await expect(run.ended).rejects.toThrow("no");
    expect(run.watch.under).toBe(0);
    expect(run.seen.length).toBeLessThan(items.length - 1);
  });

  it("begins nothing after a stop and finishes what is under way", async () => {
    const stop = new AbortController();
    const run = start((item) => {
      if (item === 4) stop.abort(new Error("stopped"));
    }, stop);
    await expect(run.ended).rejects.toThrow("stopped");
    expect(run.watch.under).toBe(0);
    expect(run.seen).toContain(4);
    expect(run.seen.length).toBeLessThan(items.length - 1);
  });
});
