import { describe, expect, it } from "vitest";
import { displayWidth, padTo } from "./index.ts";
import { openProgress } from "./open-progress.ts";
import { finishedText, progressText } from "./progress-text.ts";

describe("the width of a text", () => {
  it.each([
    ["abc", 3],
    ["复核 review", 11],
    ["（一）", 6],
    ["█░", 2],
    ["𠮷", 2],
    ["", 0],
  ])("%j takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it("is filled up on either side", () => {
    expect(padTo("复核", 6)).toBe("复核  ");
    expect(padTo("复核", 6, "start")).toBe("  复核");
    expect(padTo("复核", 3)).toBe("复核");
  });
});

describe("a line of progress", () => {
  it("shows done and total, rate and time left", () => {
    const line = progressText({ label: "复核" }, { total: 188, done: 118, elapsedMs: 2_000 });
    expect(line).toContain("62% 118/188 59/s 余 0:02");
  });

  it("takes at most 80 columns", () => {
    const standing = { total: 1_234_567, done: 1_234_566, elapsedMs: 5_400_000 };
    const words = { label: "collection-reminder", left: "left" };
    expect(displayWidth(progressText(words, standing))).toBeLessThanOrEqual(80);
  });

  it("promises no time before the first item is done", () => {
    const line = progressText({ label: "a" }, { total: 5, done: 0, elapsedMs: 900 });
    expect(line).toContain("0/5 0.0/s 余 –:––");
  });

  it("shows the time alone where nobody knows how much there is", () => {
    const standing = { total: undefined, done: 0, elapsedMs: 61_000 };
    expect(progressText({ label: "取数" }, standing)).toMatch(/ 1:01$/);
    expect(finishedText({ label: "取数" }, standing)).toMatch(/ 61\.0 s$/);
  });
});

describe("progress", () => {
  function record(isTTY: boolean): string[] {
    const written: string[] = [];
    const stream = { isTTY, write: (text: string) => written.push(text) };
    const progress = openProgress({ label: "复核", total: 20, stream });
    for (let done = 1; done <= 20; done += 1) progress.step(done);
    progress.end();
    return written;
  }

  it("rewrites its line in a terminal and ends it once", () => {
    const written = record(true);
    expect(written.every((text) => text.startsWith("\r\u001b[2K"))).toBe(true);
    expect(written.filter((text) => text.endsWith("\n"))).toHaveLength(1);
    expect(written.at(-1)).toContain("20/20");
  });

  it("writes whole lines without control characters into a log", () => {
    const [line = "", ...more] = record(false);
    expect(more).toEqual([]);
    expect(line).toMatch(/^复核 +20\/20 \d+\.\d s \S+\/s\n$/);
  });
});
