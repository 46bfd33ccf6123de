import type { Readable } from "node:stream";

const KEPT = 12;

/**
 * Reads what a child writes, so that its pipes never fill, and keeps the last lines for a person
 * to read should it fail.
 */
export function keepLastLines(pipes: readonly (Readable | null)[]): () => string {
  let kept: string[] = [];
  for (const pipe of pipes) {
    pipe?.setEncoding("utf8").on("data", (text: string) => {
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      kept = [...kept, ...lines].slice(-KEPT);
    });
  }
  return () => kept.map((line) => `  ${line}`).join("\n");
}
